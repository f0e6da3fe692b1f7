"""Making a store."""

from pathlib import Path

from hgcase.app.context import AppContext
from hgcase.config import write
from hgcase.errors import HgcaseError


def init(
    ctx: AppContext, *, key_file: Path | None, passphrase: str | None, worker: str | None
) -> None:
    """Make the store and its key, and note who works here.

    Args:
        key_file: where the key is to be written, for unattended use; or
        passphrase: what wraps the key in the header beside the store.
    """
    from hgcase.store import keys
    from hgcase.store.create import create

    key = keys.make_key(ctx.place, key_file=key_file, passphrase=passphrase)
    try:
        create(ctx.place, key)
    except HgcaseError:
        keys.forget_key(ctx.place, key_file=key_file)  # a key without a store opens nothing
        raise
    if worker:
        write(ctx.settings.home, "worker", worker)
