"""The style of the whole program: Fusion's sizes and behaviour, drawn flat."""

from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionTab,
    QStyleOptionToolButton,
    QWidget,
)

from sgdesk.ui.style import bars, boxes, buttons, headings, pictures
from sgdesk.ui.style.ink import paint_chevron, paint_ring
from sgdesk.ui.theme import Space

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Part = QStyle.SubControl
_Metric = QStyle.PixelMetric
_Contents = QStyle.ContentsType
_Element = QStyle.SubElement
_Role = QPalette.ColorRole

_METRICS = {
    _Metric.PM_LayoutLeftMargin: Space.SMALL,
    _Metric.PM_LayoutTopMargin: Space.SMALL,
    _Metric.PM_LayoutRightMargin: Space.SMALL,
    _Metric.PM_LayoutBottomMargin: Space.SMALL,
    _Metric.PM_LayoutHorizontalSpacing: Space.SMALL,
    _Metric.PM_LayoutVerticalSpacing: Space.SMALL,
    _Metric.PM_ScrollBarExtent: bars.EXTENT,
    _Metric.PM_TabBarTabShiftVertical: 0,
    _Metric.PM_TabBarTabOverlap: 0,
    _Metric.PM_HeaderMargin: 6,
}
_MARKS = (
    _Metric.PM_IndicatorWidth,
    _Metric.PM_IndicatorHeight,
    _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight,
)
_PRIMITIVES = {
    _Primitive.PE_PanelLineEdit: boxes.paint_line,
    _Primitive.PE_FrameLineEdit: boxes.paint_edge,
    _Primitive.PE_IndicatorCheckBox: boxes.paint_tick_box,
    _Primitive.PE_IndicatorItemViewItemCheck: boxes.paint_tick_box,
    _Primitive.PE_IndicatorRadioButton: boxes.paint_choice,
    _Primitive.PE_FrameTabBarBase: headings.paint_tab_line,
}
_HEADING_AIR = 3

_PRESSED = (
    _Contents.CT_CheckBox,
    _Contents.CT_RadioButton,
    _Contents.CT_PushButton,
    _Contents.CT_ToolButton,
    _Contents.CT_ComboBox,
    _Contents.CT_LineEdit,
    _Contents.CT_SpinBox,
    _Contents.CT_HeaderSection,
    _Contents.CT_ItemViewItem,
    _Contents.CT_TabBarTab,
)
"""What a finger or an unsteady hand has to hit."""

LEAST = 24
"""Pixels that it needs at least (WCAG 2.2, 2.5.8)."""


class HouseStyle(QProxyStyle):
    """Draws buttons, boxes, bars, tabs and headings; leaves all else to Fusion."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = _PRIMITIVES.get(element)
        if paint is not None:
            paint(option, painter)
        elif element is _Primitive.PE_FrameFocusRect:
            if not boxes.has_own_ring(widget):
                paint_ring(painter, option.rect, option.palette)
        elif element is _Primitive.PE_Frame and isinstance(widget, QAbstractScrollArea):
            boxes.paint_frame(option, painter, is_typed_in=boxes.is_typed_in(widget))
        elif element is _Primitive.PE_IndicatorArrowDown:
            paint_chevron(painter, option.rect, option.palette.color(_Role.ButtonText))
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if not _paint_control(element, option, painter, widget):
            if element is _Control.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
                option = headings.tab_label_option(option)
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is _Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            boxes.paint_list_box(option, painter, widget)
        elif control is _Complex.CC_ToolButton and isinstance(option, QStyleOptionToolButton):
            buttons.paint_tool_ground(option, painter)
            label = buttons.tool_label_option(option)
            self.drawControl(_Control.CE_ToolButtonLabel, label, painter, widget)
            if buttons.opens_menu(option):
                buttons.paint_tool_arrow(option, painter)
        elif control is _Complex.CC_SpinBox:
            up, down = (
                self.subControlRect(control, option, part, widget)
                for part in (_Part.SC_SpinBoxUp, _Part.SC_SpinBoxDown)
            )
            boxes.paint_number_box(option, painter, widget, up, down)
        elif control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            thumb = self.subControlRect(control, option, _Part.SC_ScrollBarSlider, widget)
            bars.paint_scroll_bar(option, painter, thumb)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            found = bars.scroll_part(option, part)
            if found is not None:
                return found
        rect = super().subControlRect(control, option, part, cast("QWidget", widget))
        if control is _Complex.CC_ComboBox and part is QStyle.SubControl.SC_ComboBoxEditField:
            return rect.adjusted(1, 1, 0, -1)  # what is typed lies within the ring of the focus
        return rect

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        rect = super().subElementRect(element, option, cast("QWidget", widget))
        if element is _Element.SE_LineEditContents:
            return rect.adjusted(boxes.TEXT_INSET, 0, -1, 0)
        return rect

    def standardIcon(
        self,
        which: QStyle.StandardPixmap,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> QIcon:
        """Pictures of boxes that ask are of the same family as all others."""
        palette = widget.palette() if widget is not None else QApplication.palette()
        ours = pictures.box_icon(which, palette)
        return ours if ours is not None else super().standardIcon(which, option, widget)

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        found = super().sizeFromContents(contents, option, size, cast("QWidget", widget))
        if contents is _Contents.CT_ToolButton and isinstance(option, QStyleOptionToolButton):
            if buttons.opens_menu(option):
                found.setWidth(found.width() + buttons.CHEVRON)
        elif contents is _Contents.CT_PushButton and isinstance(option, QStyleOptionButton):
            found += buttons.picture_room(option)
        elif contents is _Contents.CT_ComboBox and isinstance(option, QStyleOptionComboBox):
            found.setWidth(max(found.width(), size.width() + boxes.list_box_room(option)))
        elif contents is _Contents.CT_HeaderSection:
            found.setHeight(found.height() + _HEADING_AIR)
        if contents in _PRESSED:
            found.setHeight(max(found.height(), LEAST))
        return found

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric is _Metric.PM_DefaultFrameWidth and boxes.is_typed_in(widget):
            return boxes.TYPED_IN_FRAME
        ours = _METRICS.get(metric)
        if ours is not None:
            return ours
        found = super().pixelMetric(metric, option, widget)
        return max(found, boxes.mark_side(widget)) if metric in _MARKS else found


def _paint_control(
    element: QStyle.ControlElement,
    option: QStyleOption,
    painter: QPainter,
    widget: QWidget | None,
) -> bool:
    """Draw a control that is ours to draw; tell whether it was."""
    if element in (_Control.CE_HeaderSection, _Control.CE_HeaderEmptyArea):
        headings.paint_heading(option, painter)
    elif element is _Control.CE_PushButtonBevel and isinstance(option, QStyleOptionButton):
        buttons.paint_bevel(option, painter, widget)
    elif element is _Control.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
        buttons.paint_words(option, painter, widget)
    elif element is _Control.CE_TabBarTabShape and isinstance(option, QStyleOptionTab):
        headings.paint_tab(option, painter)
    elif element is _Control.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
        return headings.paint_heading_words(option, painter)
    elif element is _Control.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
        return boxes.paint_list_words(option, painter)
    elif isinstance(option, QStyleOptionProgressBar):
        return _paint_progress(element, option, painter)
    else:
        return False
    return True


def _paint_progress(
    element: QStyle.ControlElement, option: QStyleOptionProgressBar, painter: QPainter
) -> bool:
    if element is _Control.CE_ProgressBarGroove:
        bars.paint_groove(option, painter)
    elif element is _Control.CE_ProgressBarContents and not bars.is_busy(option):
        bars.paint_share(option, painter)
    else:
        return False
    return True
