"""Packs: what a partnership or a denomination asks, read from TOML files."""

from sgdesk.data.packs.faults import PackError
from sgdesk.data.packs.load import LoadedPacks, load_pack, load_packs

__all__ = ["LoadedPacks", "PackError", "load_pack", "load_packs"]
