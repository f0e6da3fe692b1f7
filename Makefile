# `make` lists what there is. Each target sets up .venv first, if need be.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
READY := $(VENV)/ready

BOTH_CORES := -n 2 --dist worksteal

LOCALES := nl
LOCALE_DIR := src/hgcase/locale
CATALOGUES := $(wildcard $(LOCALE_DIR)/*/LC_MESSAGES/*.po)
TABLES := $(wildcard src/hgcase/*/*.toml)
TEMPLATE := build/hgcase.pot

# Of the texts, only the file is told where they stand: a line number would
# change the catalogues with every edit.
UPDATE := $(BIN)/pybabel -q update --domain hgcase --input-file $(TEMPLATE) \
	--output-dir $(LOCALE_DIR) --no-fuzzy-matching --ignore-pot-creation-date

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@echo 'make TARGET, where TARGET is one of'
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16
	@echo
	@echo 'make PYTHON=python3.12 TARGET chooses the interpreter of a new .venv'

# --- Set up ------------------------------------------------------------------

$(INSTALLED): pyproject.toml constraints.txt hatch_build.py
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
		"hgcase needs Python 3.11 or newer; choose one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt \
		--build-constraint constraints.txt --editable . --group dev
	@touch $@

$(READY): $(INSTALLED) $(CATALOGUES) $(TABLES)
	$(BIN)/pybabel -q compile --domain hgcase --directory $(LOCALE_DIR)
	$(BIN)/python hatch_build.py
	@touch $@

# --- Use ---------------------------------------------------------------------

.PHONY: demo
demo: $(READY) ## show it: fictional households and their reports
	$(BIN)/hgcase demo

# --- Check -------------------------------------------------------------------

.PHONY: check
check: static cover ## all that must hold before a change goes in

.PHONY: test
test: $(READY) ## the tests; T='tests/domain -k wall' selects
	$(BIN)/pytest $(or $(T),$(BOTH_CORES))

.PHONY: cover
cover: $(READY) ## the tests, and what they reach: it has a floor
	$(BIN)/pytest $(BOTH_CORES) --cov

.PHONY: static
static: format lint types translations ## what check does besides the tests

.PHONY: format
format: $(READY)
	$(BIN)/ruff format --check

.PHONY: lint
lint: $(READY) ## style and architecture
	$(BIN)/ruff check
	$(BIN)/lint-imports

.PHONY: types
types: $(READY) ## mypy, strict
	$(BIN)/mypy

.PHONY: translations
translations: $(TEMPLATE)
	@$(UPDATE) --check 2>/dev/null \
		|| { echo 'The catalogues do not follow the texts: make messages'; exit 1; }

.PHONY: prove
prove: $(READY) ## the long proofs: faults, leaks, both engines
	$(BIN)/pytest tests/prove -m prove

.PHONY: bench
bench: $(READY) ## measure the speed
	$(BIN)/python tests/bench/bench.py

.PHONY: requirements
requirements: $(READY) ## which requirement is proved by which test
	$(BIN)/python tests/support/requirements.py

# --- Change ------------------------------------------------------------------

.PHONY: fix
fix: $(READY) ## mend what can be mended, and format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

.PHONY: kinds
kinds: $(READY) ## after a change of the kinds: their list, the published schema
	$(BIN)/python -m tests.support.kinds
	$(BIN)/pytest -q -n 0 --update-golden tests/formats/test_schema.py -k published

.PHONY: migration
migration: $(READY) ## write the step of the store to what is declared: M=pets
	$(BIN)/python -m tests.support.migration $(M)
	$(BIN)/ruff format -q src/hgcase/store/migrations

.PHONY: messages
messages: $(TEMPLATE) ## gather the texts, update and compile
	for locale in $(LOCALES); do $(UPDATE) --init-missing --locale $$locale; done
	$(BIN)/pybabel compile --domain hgcase --directory $(LOCALE_DIR) --statistics

.PHONY: $(TEMPLATE)
$(TEMPLATE): $(INSTALLED)
	@mkdir -p $(@D)
	$(BIN)/pybabel -q extract --mapping pyproject.toml --keyword NN_:1,2 --output-file $@ \
		--project hgcase --copyright-holder 'the hgcase authors' \
		--add-location file --add-comments Translators: --sort-by-file .

.PHONY: golden
golden: $(READY) ## rewrite the golden files; then read the difference
	$(BIN)/pytest --update-golden $(T)

# --- Ship --------------------------------------------------------------------

.PHONY: dist
dist: $(READY) ## build, install the wheel elsewhere, and run it there
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	elsewhere=$$(mktemp -d) && trap 'rm -rf "$$elsewhere"' EXIT && \
	$(BIN)/python -m venv "$$elsewhere/venv" && \
	"$$elsewhere/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt dist/*.whl && \
	cd "$$elsewhere" && HGCASE_HOME="$$elsewhere/home" venv/bin/hgcase demo

.PHONY: clean
clean: ## remove all that make made, .venv too
	rm -rf $(VENV) build dist __pycache__ .coverage .coverage.* .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +
	rm -f $(LOCALE_DIR)/*/LC_MESSAGES/*.mo $(TABLES:.toml=.json)
