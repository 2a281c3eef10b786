"""What pandoc leaves out of a Word document: right to left, tables that can be read, words of pictures, order.

Word calls a file corrupt in which elements stand in another order than the schema has them (ECMA-376, part 1,
annex A); other programs open it. So the order is made here, whatever pandoc wrote.
"""

import datetime
import hashlib
import io
import os
import re
import zipfile
from xml.etree import ElementTree as Tree

import reference
from reference import R, W

NAMESPACES = {
    "w": W,
    "r": R,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
for prefix, address in NAMESPACES.items():
    Tree.register_namespace(prefix, address)

# The order of what stands in properties (CT_PPr, CT_RPr, CT_TblPr, CT_TrPr, CT_TcPr).
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
}

# What pandoc calls paragraphs that we did not name.
STYLES = {"FirstParagraph": "BodyText", "BodyText": "BodyText", "Compact": "BodyText", "TableCaption": "Caption"}

ARABIC = "\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC"
# Characters that say where a stretch of one direction begins and ends.
ISOLATE = re.compile("([\u2066\u2067\u2068][^\u2066-\u2069]*\u2069)")
# From a letter or digit of other scripts to the last one before a letter of Arabic script or an edge.
LEFT_TO_RIGHT = re.compile(f"([0-9A-Za-z\u00C0-\u024F](?:[^{ARABIC}\u2066-\u2069]*[0-9A-Za-z\u00C0-\u024F%+])?)")
IS_ARABIC = re.compile(f"[{ARABIC}]")
IS_LETTER = re.compile(f"[{ARABIC}A-Za-z\u00C0-\u024F]")


def w(name):
    return f"{{{W}}}{name}"


def child(parent, name, **attributes):
    """The child of a name, made where there is none, with attributes set; its place is seen to at the end."""
    found = parent.find(w(name))
    if found is None:
        found = Tree.SubElement(parent, w(name))
    for key, value in attributes.items():
        found.set(w(key), str(value))
    return found


def first(parent, name):
    """The properties of an element, which are its first child."""
    found = parent.find(w(name))
    if found is None:
        found = Tree.Element(w(name))
        parent.insert(0, found)
    return found


def text(element):
    return "".join(one.text or "" for one in element.iter(w("t")))


def finished(content, language, direction, title, styled=False):
    """The document that pandoc made, finished, with its own styles where it is `styled`, else those of the house.

    Equal input and SOURCE_DATE_EPOCH give equal bytes.
    """
    made = zipfile.ZipFile(io.BytesIO(content))
    document = Tree.fromstring(made.read("word/document.xml"))
    body = document.find(w("body"))
    for element in list(body):
        if element.tag == w("sectPr"):
            body.remove(element)
    for table in list(document.iter(w("tbl"))):
        finish_table(table, direction)
    for paragraph in list(document.iter(w("p"))):
        finish_paragraph(paragraph, direction)
    finish_pictures(document)
    finish_bookmarks(body)
    body.append(Tree.fromstring(reference.section(direction)))
    for element in document.iter():
        order(element)
    parts, related = referred(made)
    parts["word/document.xml"] = xml(document)
    date = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.timezone.utc)
    parts["docProps/core.xml"] = reference.core(title, language, date.strftime("%Y-%m-%dT%H:%M:%SZ"))
    parts["word/styles.xml"] = made.read("word/styles.xml") if styled else reference.styles(language, direction)
    parts["docProps/custom.xml"] = reference.custom(fingerprint(document, parts["word/styles.xml"]))
    parts["word/settings.xml"] = reference.SETTINGS
    parts["word/footer1.xml"] = reference.FOOTER
    parts["word/_rels/document.xml.rels"] = reference.relationships(related)
    parts["_rels/.rels"] = reference.root_relationships(True)
    parts["[Content_Types].xml"] = reference.content_types("word/numbering.xml" in parts, True)
    return reference.package(parts)


def xml(element):
    return reference.HEAD + Tree.tostring(element, encoding="unicode")


def order(element):
    """Puts the children of properties in the order of the schema; equal names keep theirs."""
    names = ORDERS.get(element.tag.removeprefix("{" + W + "}"))
    if names:
        places = {w(name): place for place, name in enumerate(names.split())}
        element[:] = sorted(element, key=lambda one: places.get(one.tag, len(places)))


def finish_table(table, direction):
    """Rules at the top, the bottom and under heads; heads that repeat, rows that stay whole, widths by content."""
    properties = first(table, "tblPr")
    if direction == "rtl":
        child(properties, "bidiVisual")
    child(properties, "tblW", type="dxa", w=reference.TEXT_WIDTH)
    child(properties, "tblLayout", type="fixed")
    borders = child(properties, "tblBorders")
    for side in ("top", "bottom"):
        child(borders, side, val="single", sz=8, space=0, color=reference.RULE)
    rows = table.findall(w("tr"))
    widths = column_widths(rows)
    grid = table.find(w("tblGrid"))
    grid[:] = [Tree.Element(w("gridCol"), {w("w"): str(width)}) for width in widths]
    for place, row in enumerate(rows):
        row_properties = first(row, "trPr")
        child(row_properties, "cantSplit")
        is_head = place == 0 and row_properties.find(w("tblHeader")) is not None
        for cell, width in zip(row.findall(w("tc")), widths):
            cell_properties = first(cell, "tcPr")
            child(cell_properties, "tcW", type="dxa", w=width)
            child(cell_properties, "vAlign", val="bottom" if is_head else "top")
            if is_head:
                rule = child(child(cell_properties, "tcBorders"), "bottom")
                for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", reference.RULE)):
                    rule.set(w(key), value)
            for paragraph in cell.findall(w("p")):
                style(paragraph, "TableText")
                for run in paragraph.iter(w("r")) if is_head else ():
                    child(first(run, "rPr"), "b")
                    child(first(run, "rPr"), "bCs")
                # What stands below a head, and the last row with those before it, stays on its page.
                if is_head or place == len(rows) - 2:
                    child(first(paragraph, "pPr"), "keepNext")


def column_widths(rows):
    """Widths that share the page by the longest word and the longest text of each column."""
    columns = [[text(cell) for cell in cells] for cells in zip(*(row.findall(w("tc")) for row in rows))]
    wanted = []
    for cells in columns:
        longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
        wanted.append(max(longest_word + 2, min(34, max(map(len, cells), default=1) + 2)))
    total = sum(wanted) or 1
    widths = [reference.TEXT_WIDTH * one // total for one in wanted]
    if widths:
        widths[0] += reference.TEXT_WIDTH - sum(widths)
    return widths


def style(paragraph, name):
    child(first(paragraph, "pPr"), "pStyle", val=name)


def finish_paragraph(paragraph, direction):
    """Direction of a paragraph and of each of its runs, and the name of its style."""
    properties = first(paragraph, "pPr")
    named = properties.find(w("pStyle"))
    if named is None:
        style(paragraph, "BodyText")
    else:
        named.set(w("val"), STYLES.get(named.get(w("val")), named.get(w("val"))))
    letter = IS_LETTER.search(text(paragraph))
    starts_right = letter is not None and IS_ARABIC.match(letter.group()) is not None
    if direction == "rtl" or starts_right:
        child(properties, "bidi")
    for parent in [paragraph, *paragraph.iter(w("hyperlink"))]:
        for run in [one for one in parent if one.tag == w("r")]:
            split_run(parent, run, direction)


def split_run(parent, run, direction):
    """Cuts a run where its direction turns, so that no program has to guess how a range of numbers runs."""
    written = run.findall(w("t"))
    if len(written) != 1 or any(one.tag not in (w("t"), w("rPr")) for one in run):
        return
    pieces = list(directed(written[0].text or "", direction))
    place = list(parent).index(run)
    properties = run.find(w("rPr"))
    made = []
    for piece, is_right in pieces:
        one = Tree.Element(w("r"))
        own = Tree.SubElement(one, w("rPr"))
        if properties is not None:
            own[:] = list(properties)
        if is_right:
            Tree.SubElement(own, w("rtl"))
        if not len(own):
            one.remove(own)
        words = Tree.SubElement(one, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        words.text = piece
        made.append(one)
    parent[place : place + 1] = made


def directed(words, direction):
    """Pieces of a text with whether each runs from the right."""
    if direction != "rtl" and not IS_ARABIC.search(words):
        yield words, False
        return
    for part in ISOLATE.split(words):
        if ISOLATE.fullmatch(part):
            # What the first strong letter decides is decided here.
            letter = IS_LETTER.search(part)
            yield part, part[0] == "\u2067" or (
                part[0] == "\u2068" and letter is not None and IS_ARABIC.match(letter.group()) is not None)
            continue
        for place, piece in enumerate(LEFT_TO_RIGHT.split(part)):
            if piece:
                yield piece, place % 2 == 0


def finish_bookmarks(body):
    """Bookmarks inside of paragraphs, as Word writes them: LibreOffice loses the ends of those between paragraphs."""
    for place, element in reversed(list(enumerate(body))):
        if element.tag == w("bookmarkStart"):
            following = next((one for one in body[place:] if one.tag == w("p")), None)
            if following is not None:
                following.insert(1, element)
        elif element.tag == w("bookmarkEnd"):
            preceding = next((one for one in body[place::-1] if one.tag == w("p")), None)
            if preceding is not None:
                preceding.append(element)
        else:
            continue
        del body[place]


# What programs that save a document again write otherwise: white space, hyphens, marks of direction.
UNCOUNTED = re.compile("[\x00-\x20\x2D\x7F-\xA0\xAD\u1680\u2000-\u2011\u2028-\u202F\u205F-\u206F\u3000\uFEFF]")
WORDS_BOOKMARK, WORDS_STYLE = "waymark_words", "office words"


def fingerprint(document, styles):
    """The digest of all text but the words of the office, by which a run knows whether somebody changed it.

    WordFingerprint.swift makes the same one of a document that comes back.
    """
    own = {
        style.get(w("styleId")) for style in Tree.fromstring(styles).iter(w("style"))
        if (name := style.find(w("name"))) is not None and name.get(w("val"), "").lower() == WORDS_STYLE
    }
    digest, opened, is_own = hashlib.sha256(), set(), False
    for element in document.iter():
        if element.tag == w("p"):
            style = element.find(w("pPr") + "/" + w("pStyle"))
            is_own = style is not None and style.get(w("val")) in own
        elif element.tag == w("bookmarkStart") and element.get(w("name")) == WORDS_BOOKMARK:
            opened.add(element.get(w("id")))
        elif element.tag == w("bookmarkEnd"):
            opened.discard(element.get(w("id")))
        elif element.tag == w("t") and not is_own and not opened:
            digest.update(UNCOUNTED.sub("", element.text or "").encode("utf-8"))
    return digest.hexdigest()


def finish_pictures(document):
    """One alternative text a picture: pandoc writes the name of the file as a second one."""
    for number, inline in enumerate(document.iter(f"{{{NAMESPACES['wp']}}}inline"), 1):
        shown = inline.find(f"{{{NAMESPACES['wp']}}}docPr")
        shown.set("id", str(number))
        shown.set("name", f"Figure {number}")
        shown.attrib.pop("title", None)
        for inner in inline.iter(f"{{{NAMESPACES['pic']}}}cNvPr"):
            inner.set("id", str(number))
            inner.set("name", f"Figure {number}")
            inner.attrib.pop("descr", None)
            inner.attrib.pop("title", None)


def referred(made):
    """Pictures, lists and links of what pandoc made: the parts, and how the document names them."""
    parts, related = {}, []
    used = made.read("word/document.xml").decode()
    for one in Tree.fromstring(made.read("word/_rels/document.xml.rels")):
        kind, target = one.get("Type").rsplit("/", 1)[-1], one.get("Target")
        if kind == "image":
            parts["word/" + target] = made.read("word/" + target)
        elif kind == "numbering" and "<w:numPr>" in used:
            parts["word/numbering.xml"] = made.read("word/numbering.xml")
        elif kind != "hyperlink" or f'"{one.get("Id")}"' not in used:
            continue
        target = target.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        related.append((one.get("Id"), kind, target, one.get("TargetMode") or ""))
    return parts, related
