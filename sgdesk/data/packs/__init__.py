"""Packs: what a partnership or a denomination asks, read from TOML files."""

from sgdesk.data.packs.faults import PackError
from sgdesk.data.packs.load import load_pack, load_packs

__all__ = ["PackError", "load_pack", "load_packs"]
