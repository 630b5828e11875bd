"""How controls are drawn: flat, in the colours of the palette, on Fusion's own geometry.

``HouseStyle`` hands each kind of control to the module that draws it; colours come from the
palette that the control has, so light, dark and high contrast need nothing of their own.
"""

from sgdesk.ui.style.buttons import MAIN
from sgdesk.ui.style.house import HouseStyle

__all__ = ["MAIN", "HouseStyle"]
