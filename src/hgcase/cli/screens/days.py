"""How near a day is, in a word or two."""

from datetime import date

from hgcase.cli.language import _, spoken


def day_word(day: date, today: date, *, past: str | None = None) -> str:
    """Say a day as near as it is: today, tomorrow, or its date.

    Args:
        day: the day.
        today: from where it is seen.
        past: what is said of a day that has gone by; that it has, where nothing is given.
    """
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get((day - today).days)
    if near:
        return near
    said = spoken().short_day(day)
    if abs((day - today).days) > 200:  # noqa: PLR2004 — then the year matters
        said += f" {day.year}"
    return _("{day}, past", day=said) if day < today and past is None else said
