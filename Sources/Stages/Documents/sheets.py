"""Lays out a page so that it fills the sheets it is to stand on.

The style sheet of paper has two numbers that the root element may set: `--room` is the room between lines and
blocks, `--close` the size of the small print that closes a page.
"""

# No sheet is emptier than this part of its height.
LEAST = 2 / 3
# Room and small print, in the order they are tried: where a page runs over, and where a sheet stays empty.
TIGHTER = ((0.95, 1), (0.91, 0.97), (0.88, 0.95), (0.84, 0.93), (0.8, 0.91))
LOOSER = ((1, 1.12), (1, 1.25), (1.08, 1), (1.12, 1.12), (1.16, 1.16))
# What words of an office have pushed to a sheet of its own is spread over one sheet more.
LOOSEST = ((1.12, 1.12), (1.22, 1.16), (1.3, 1.2))


def fitted(lay_out, sheets):
    """The first layout that stands on so many sheets or fewer with none too empty, else the best that was found.

    `lay_out` makes the layout of a room and a size. What runs over in every layout stands on one sheet more, none of
    them too empty where that can be; what is far longer stays as it is.
    """
    usual = lay_out(1, 1)
    over = len(usual.pages) - sheets
    if over > 1 or (over <= 0 and emptiest(usual) >= LEAST):
        return usual
    if over <= 0:
        return best(lay_out, LOOSER, sheets, usual)
    tight = best(lay_out, TIGHTER, sheets)
    return tight or (usual if emptiest(usual) >= LEAST else best(lay_out, LOOSEST, sheets + 1, usual))


def best(lay_out, settings, sheets, usual=None):
    """The first layout of the settings on so many sheets with none too empty, else the fullest, `usual` among them."""
    found, most = usual, emptiest(usual) if usual else 0
    for room, close in settings:
        layout = lay_out(room, close)
        least = emptiest(layout)
        if len(layout.pages) <= sheets and least > most:
            found, most = layout, least
            if least >= LEAST:
                break
    return found


def emptiest(layout):
    """How much of its height the emptiest of several sheets holds; a single one is never too empty."""
    return min(map(filled, layout.pages)) if len(layout.pages) > 1 else 1


def filled(sheet):
    """How much of the height of a sheet holds something, in parts of what its margins leave."""
    box = sheet._page_box
    return (max(map(bottom, box.children), default=0) - box.content_box_y()) / box.height


def bottom(box):
    """Where the lowest line or picture of a box ends; what stands in margins is none."""
    if type(box).__name__ == "MarginBox":
        return 0
    children = getattr(box, "children", ())
    if children and type(box).__name__ != "LineBox":
        return max(map(bottom, children))
    # A table cell without words has no height of its own.
    return box.position_y + (box.margin_height() if isinstance(box.height, (int, float)) else 0)
