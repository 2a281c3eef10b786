"""The reference document: styles as United Nations offices name them, in parts that can be read.

Colours and sizes are those of the pages; margins are those of UNHCR's Word template.
"""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f'xmlns:w="{W}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# A4 and its margins in twentieths of a point.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 2520, 1152, 1440
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN_SIDE

# A language as Word names it: for its own letters, and for those of Arabic script.
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "ar": "ar-SA", "fa": "fa-IR", "ur": "ur-PK"}
# Nastaliq stands higher than a line of other scripts.
ARABIC_FONTS = {"ur": "Noto Nastaliq Urdu"}

INK, MUTED, BLUE, RULE = "1B2733", "52616F", "0B5C8F", "7F8C98"


def paragraph(name, size, before=0, after=0, bold=False, colour=INK, based="Normal", more="", level=None):
    """A style of paragraphs; sizes in half points, spaces in twentieths of a point."""
    identifier = name.replace(" ", "")
    following = "BodyText" if level is not None else identifier
    outline = f'<w:outlineLvl w:val="{level}"/>' if level is not None else ""
    keep = '<w:keepNext/><w:keepLines/>' if level is not None or more == "keep" else ""
    weight = "<w:b/><w:bCs/>" if bold else "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>"
    names = {"Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3", "Caption": "caption"}
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{names.get(identifier, name)}"/>'
        f'<w:basedOn w:val="{based}"/><w:next w:val="{following}"/><w:qFormat/>'
        f'<w:pPr>{keep}<w:spacing w:before="{before}" w:after="{after}"/>{outline}</w:pPr>'
        f'<w:rPr>{weight}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def styles(language, direction):
    """All styles, with the fonts and the lines of a language."""
    arabic = ARABIC_FONTS.get(language, "Noto Sans Arabic")
    # Fonts of Nastaliq bring the height of their lines with them.
    line = 240 if language == "ur" else 276
    own = LANGUAGES.get(language, language)
    latin, bidi = ("en-GB", own) if direction == "rtl" else (own, "ar-SA")
    # Paragraphs say themselves that they run from the right; what nobody wrote yet does it too.
    bidirectional = "<w:bidi/>" if direction == "rtl" else ""
    return HEAD + (
        f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans" w:cs="{arabic}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="19"/><w:szCs w:val="20"/>'
        f'<w:lang w:val="{latin}" w:eastAsia="en-GB" w:bidi="{bidi}"/>'
        f'</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="{line}" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>{bidirectional}</w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + paragraph("Body Text", 19, after=120)
        + paragraph("Title", 46, after=60, bold=True, more="keep")
        + paragraph("Subtitle", 18, after=40, colour=MUTED)
        + paragraph("Heading 1", 28, before=320, after=100, bold=True, colour=BLUE, level=0)
        + paragraph("Heading 2", 22, before=220, after=40, bold=True, level=1)
        + paragraph("Heading 3", 20, before=160, after=40, bold=True, level=2)
        + paragraph("Caption", 17, before=80, after=60, colour=MUTED, more="keep")
        + paragraph("Figure", 19, after=40, more="keep")
        + paragraph("Table Text", 17, before=20, after=20)
        + paragraph("Source", 16, after=160, colour=MUTED)
        + paragraph("Key Message", 19, after=120)
        + paragraph("Key Figure", 19, after=60)
        + paragraph("Note", 17, after=80, colour=MUTED)
        + paragraph("Office Words", 19, after=120)
        + paragraph("Footer", 16, colour=MUTED)
        + '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="{BLUE}"/><w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{RULE}"/>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{RULE}"/></w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
        "</w:styles>"
    )


# The number of the page, as a field that Word fills.
FOOTER = HEAD + (
    f'<w:ftr {NAMES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:ftr>"
)

SETTINGS = HEAD + (
    f'<w:settings {NAMES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)

OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"


def section(direction):
    """The page: A4, its margins, the foot."""
    bidi = "<w:bidi/>" if direction == "rtl" else ""
    return (
        f'<w:sectPr {NAMES}><w:footerReference w:type="default" r:id="rIdFooter"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN_SIDE}" '
        f'w:bottom="{MARGIN_BOTTOM}" w:left="{MARGIN_SIDE}" w:header="720" w:footer="720" w:gutter="0"/>{bidi}</w:sectPr>'
    )


def content_types(has_numbering, has_properties=False):
    """Which part is of which kind."""
    parts = [("/word/document.xml", OFFICE + "document.main+xml"), ("/word/styles.xml", OFFICE + "styles+xml"),
             ("/word/settings.xml", OFFICE + "settings+xml"), ("/word/footer1.xml", OFFICE + "footer+xml"),
             ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")]
    if has_properties:
        parts.append(("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"))
    if has_numbering:
        parts.append(("/word/numbering.xml", OFFICE + "numbering+xml"))
    return HEAD + (
        f'<Types xmlns="{PACKAGE}content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts) + "</Types>"
    )


def relationships(more):
    """What the document refers to: styles, settings, the foot, and `more`, each an id, a kind, a target and a mode."""
    own = [("rIdStyles", "styles", "styles.xml", ""), ("rIdSettings", "settings", "settings.xml", ""),
           ("rIdFooter", "footer", "footer1.xml", "")]
    lines = []
    for name, kind, target, mode in own + more:
        outside = f' TargetMode="{mode}"' if mode else ""
        lines.append(f'<Relationship Id="{name}" Type="{TYPE}{kind}" Target="{target}"{outside}/>')
    return HEAD + f'<Relationships xmlns="{PACKAGE}relationships">' + "".join(lines) + "</Relationships>"


def root_relationships(has_properties=False):
    """What the package refers to."""
    custom = f'<Relationship Id="rId3" Type="{TYPE}custom-properties" Target="docProps/custom.xml"/>' if has_properties else ""
    return HEAD + (
        f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{TYPE}officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        f"{custom}</Relationships>"
    )


def core(title, language, date):
    """The properties: no name of a user, and a date that the data decide; `title` is escaped."""
    return HEAD + (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>Waymark</dc:creator><dc:language>{language}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified></cp:coreProperties>'
    )


def custom(digest):
    """Properties of our own: what the text of the document was when it was made."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/"
    return HEAD + (
        f'<Properties xmlns="{office}custom-properties" xmlns:vt="{office}docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Waymark text">'
        f"<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
    )


def package(parts):
    """An archive of parts by name; the same bytes for equal parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        # The kinds of parts come first, as readers of streams want it.
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = parts[name]
            archive.writestr(entry, content.encode("utf-8") if isinstance(content, str) else content)
    return buffer.getvalue()


def reference(language, direction):
    """The reference document of a language, one line long."""
    return package({
        "[Content_Types].xml": content_types(False),
        "_rels/.rels": root_relationships(),
        "docProps/core.xml": core("", language, "1970-01-01T00:00:00Z"),
        "word/_rels/document.xml.rels": relationships([]),
        "word/document.xml": HEAD + f"<w:document {NAMES}><w:body><w:p/>{section(direction)}</w:body></w:document>",
        "word/footer1.xml": FOOTER,
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(language, direction),
    })
