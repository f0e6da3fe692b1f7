"""The progress report: how it goes, for the family or for the team.

They are two papers. The family's tells what was discussed together; the team's shows
every talk, who said what, and what is not known.
"""

from datetime import date

from hgcase.domain.wall.seen import Seen
from hgcase.i18n import Language
from hgcase.reports import progress_family, progress_team


def build(
    seen: Seen, *, since: date | None, until: date, language: Language
) -> "progress_family.FamilyProgress | progress_team.TeamProgress":
    """Make the report for whoever sees *seen*, over the days from *since* to *until*."""
    if seen.team:
        return progress_team.build(seen, since=since, until=until, language=language)
    return progress_family.build(seen, since=since, until=until)
