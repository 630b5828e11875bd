"""Whose names are taken out of a return: everybody whom the file knows."""

from sgdesk.domain.returns.masking.texts import DEPUTY, LEAD, Masker, masker_for
from sgdesk.services.training.snapshot import Snapshot


def masker_of(moment: Snapshot) -> Masker:
    """A masker that knows people, workers who are not ours and trainers, and who leads."""
    trainers = tuple(each.name for each in moment.trainers)
    others = tuple(each.name for each in moment.outside)
    settings = moment.rules.settings
    posts = ((settings.deputy_person, DEPUTY), (settings.lead_person, LEAD))
    held = {number: post for number, post in posts if number is not None}
    return masker_for(moment.everyone, others, held, trainers)
