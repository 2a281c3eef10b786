"""Looks at a Word document as Word and its readers do; prints what is wrong, one line each, and facts as JSON.

Usage: python word_check.py FILE.docx ltr|rtl [controls]

With `controls` it damages copies of the file, one fault each, and prints the faults that it does not find.

The orders are those of ECMA-376, part 1, annex A, written down here apart from the program that makes the files.
"""

import io
import json
import re
import sys
import zipfile
from xml.etree import ElementTree as Tree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ORDERS = {
    "body": [["p", "tbl", "bookmarkStart", "bookmarkEnd", "sdt"], ["sectPr"]],
    "p": [["pPr"], ["r", "hyperlink", "bookmarkStart", "bookmarkEnd"]],
    "r": [["rPr"], ["t", "drawing", "br", "tab", "fldChar", "instrText"]],
    "tbl": [["tblPr"], ["tblGrid"], ["tr"]],
    "tr": [["trPr"], ["tc"]],
    "tc": [["tcPr"], ["p", "tbl"]],
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}


def name(element):
    return element.tag.split("}")[-1]


def disorder(part, element, problems):
    order = ORDERS.get(name(element)) if element.tag.startswith(W) else None
    if order:
        groups = [[one] for one in order.split()] if isinstance(order, str) else order
        last = 0
        for one in element:
            place = next((place for place, group in enumerate(groups) if name(one) in group), None)
            if place is None:
                problems.append(f"{part}: {name(one)} does not belong into {name(element)}")
            elif place < last:
                problems.append(f"{part}: {name(one)} stands too late in {name(element)}")
            last = max(last, place or 0)
    for one in element:
        disorder(part, one, problems)


def check(archive, direction):
    """What is wrong with a document, and facts about it."""
    problems = []
    if archive.namelist()[0] != "[Content_Types].xml":
        problems.append("the kinds of parts do not come first")
    for entry in archive.infolist():
        if entry.date_time != (1980, 1, 1, 0, 0, 0):
            problems.append(f"{entry.filename} has a date")
    parts = {one: Tree.fromstring(archive.read(one)) for one in archive.namelist() if one.endswith((".xml", ".rels"))}
    for one, part in parts.items():
        disorder(one, part, problems)
    names = set(archive.namelist())
    for relation in parts["word/_rels/document.xml.rels"]:
        if relation.get("TargetMode") != "External" and "word/" + relation.get("Target") not in names:
            problems.append("a part that is referred to is not there")
    types = parts["[Content_Types].xml"]
    defaults = {one.get("Extension") for one in types if name(one) == "Default"}
    overrides = {one.get("PartName") for one in types if name(one) == "Override"}
    for one in names:
        if one != "[Content_Types].xml" and "/" + one not in overrides and one.rsplit(".", 1)[-1] not in defaults:
            problems.append(f"{one} has no kind")
    document = parts["word/document.xml"]
    described = [one.get("descr") or "" for one in document.iter(WP + "docPr")]
    if not all(described):
        problems.append("a picture has no words")
    if sum(one.get("descr") is not None for one in document.iter()) != len(described):
        problems.append("a picture has words twice")
    ids = [one.get("id") for one in document.iter(WP + "docPr")]
    if len(set(ids)) != len(ids):
        problems.append("two pictures have one id")
    styles = {one.get(W + "styleId") for one in parts["word/styles.xml"].iter(W + "style")}
    for one in document.iter():
        if name(one) in ("pStyle", "rStyle", "tblStyle") and one.get(W + "val") not in styles:
            problems.append(f"there is no style {one.get(W + 'val')}")
    for table in document.iter(W + "tbl"):
        if (table.find(W + "tblPr/" + W + "bidiVisual") is not None) != (direction == "rtl"):
            problems.append("columns of a table run the wrong way")
        if table.find(W + "tr/" + W + "trPr/" + W + "tblHeader") is None:
            problems.append("the head of a table does not repeat")
        if any(row.find(W + "trPr/" + W + "cantSplit") is None for row in table.iter(W + "tr")):
            problems.append("a row may split")
        if any(name(rule) in ("left", "right", "start", "end", "insideV")
               for borders in table.iter() if name(borders) in ("tblBorders", "tcBorders") for rule in borders):
            problems.append("a table has upright rules")
    paragraphs = [one for one in document.iter(W + "p")]
    if direction == "rtl" and any(one.find(W + "pPr/" + W + "bidi") is None for one in paragraphs):
        problems.append("a paragraph runs from the left")
    arabic = re.compile("[\u0590-\u08FF]")
    for run in document.iter(W + "r"):
        words = "".join(one.text or "" for one in run.iter(W + "t"))
        is_right = run.find(W + "rPr/" + W + "rtl") is not None
        if arabic.search(words) and not is_right and words[:1] != "\u2066":
            problems.append("a run of Arabic letters runs from the left")
        if re.search(r"[0-9]", words) and is_right:
            problems.append("a number runs from the right")
    core = {name(one): one.text or "" for one in parts["docProps/core.xml"]}
    if core.get("creator") != "Waymark" or "lastModifiedBy" in core or not core.get("title"):
        problems.append("the properties name somebody, or no title")
    size = document.find(W + "body/" + W + "sectPr/" + W + "pgSz")
    if (size.get(W + "w"), size.get(W + "h")) != ("11906", "16838"):
        problems.append("the page is not A4")
    if " PAGE " not in "".join(one.text or "" for one in parts["word/footer1.xml"].iter(W + "instrText")):
        problems.append("the foot has no number of the page")
    return problems, {
        "words": "\n".join("".join(one.text or "" for one in p.iter(W + "t")) for p in paragraphs),
        "described": described,
        "bidi": next(parts["word/styles.xml"].iter(W + "lang")).get(W + "bidi"),
        "title": core.get("title"),
    }


def read_by_others(path):
    """Headings and tables as python-docx reads them; nothing where it is not here."""
    try:
        import docx
    except ImportError:
        return {}
    read = docx.Document(path)
    return {
        "headings": [p.text for p in read.paragraphs if p.style.name.startswith(("Heading", "Title"))],
        "styles": sorted({p.style.name for p in read.paragraphs}),
        "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables],
        "author": read.core_properties.author,
    }


# Faults by what they take the place of, in a part.
DOCUMENT = "word/document.xml"
CONTROLS = [
    ("order of a paragraph", DOCUMENT, r"(<w:pStyle [^>]*/>)(.*?)</w:pPr>", r"\2\1<w:keepNext/></w:pPr>"),
    ("order of a table", DOCUMENT, r"(<w:tblStyle [^>]*/>)(.*?)</w:tblPr>", r"\2\1</w:tblPr>"),
    ("order of a cell", DOCUMENT, r"(<w:tcW [^>]*/>)(.*?)</w:tcPr>", r"\2\1</w:tcPr>"),
    ("order of the page", DOCUMENT, r"(<w:footerReference [^>]*/>)(.*?)</w:sectPr>", r"\2\1</w:sectPr>"),
    ("heads", DOCUMENT, r"<w:tblHeader[^>]*/>", ""),
    ("rows", DOCUMENT, r"<w:cantSplit[^>]*/>", ""),
    ("rules", DOCUMENT, r"<w:tblBorders>", r'<w:tblBorders><w:left w:val="single"/>'),
    ("words of pictures", DOCUMENT, r' descr="[^"]*"', ' descr=""'),
    ("words twice", DOCUMENT, r"<pic:cNvPr ", '<pic:cNvPr descr="figure-1.png" '),
    ("styles", DOCUMENT, r'w:val="TableText"', 'w:val="Compact"'),
    ("page", DOCUMENT, r'w:w="11906"', 'w:w="12240"'),
    ("user", "docProps/core.xml", r"Waymark", "somebody"),
    ("foot", "word/footer1.xml", r" PAGE ", " DATE "),
    ("parts", "word/_rels/document.xml.rels", r'Target="styles.xml"', 'Target="other.xml"'),
]
FROM_THE_RIGHT = [
    ("columns", DOCUMENT, r"<w:bidiVisual ?/>", ""),
    ("paragraphs", DOCUMENT, r"<w:bidi ?/>", ""),
    ("runs", DOCUMENT, r"<w:rtl ?/>", ""),
    ("numbers", DOCUMENT, r"<w:r><w:t ([^>]*)>([^<]*[0-9])", r"<w:r><w:rPr><w:rtl/></w:rPr><w:t \1>\2"),
]


def unnoticed(path, direction):
    """The faults that the checks do not find in a document that has them."""
    missed = []
    for fault, part, pattern, instead in CONTROLS + (FROM_THE_RIGHT if direction == "rtl" else []):
        source = zipfile.ZipFile(path)
        damaged = io.BytesIO()
        changes = 0
        with zipfile.ZipFile(damaged, "w") as archive:
            for entry in source.infolist():
                content = source.read(entry)
                if entry.filename == part:
                    text, changes = re.subn(pattern, instead, content.decode(), flags=re.DOTALL)
                    content = text.encode()
                archive.writestr(entry, content)
        if not changes or not check(zipfile.ZipFile(damaged), direction)[0]:
            missed.append(fault)
    return missed


def recoloured(path, out):
    """A copy of a document whose titles are magenta, as an office might have them."""
    source = zipfile.ZipFile(path)
    with zipfile.ZipFile(out, "w") as archive:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/styles.xml":
                content = re.sub(
                    rb'(w:styleId="Title".*?</w:pPr>\s*<w:rPr>).*?(</w:rPr>)', rb'\1<w:color w:val="FF00FF"/>\2', content,
                    count=1, flags=re.DOTALL)
            archive.writestr(entry, content)


def colour_of_titles(path):
    styles = zipfile.ZipFile(path).read("word/styles.xml").decode()
    title = re.search(r'w:styleId="Title".*?</w:style>', styles, re.DOTALL).group(0)
    return (re.search(r'<w:color w:val="(\w+)"', title) or [None, ""])[1]


if __name__ == "__main__":
    path, direction = sys.argv[1:3]
    if direction == "recolour":
        recoloured(path, sys.argv[3])
        sys.exit()
    if sys.argv[3:]:
        print(json.dumps({"problems": unnoticed(path, direction)}))
    else:
        problems, facts = check(zipfile.ZipFile(path), direction)
        facts["titleColour"] = colour_of_titles(path)
        print(json.dumps({"problems": problems} | facts | read_by_others(path), ensure_ascii=False))
