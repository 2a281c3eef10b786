"""Makes documents of pages: PDF with WeasyPrint, Word with pandoc, pictures with rsvg-convert.

Usage: python -I documents.py FOLDER

FOLDER/jobs.json is a list of jobs, each a mapping:
  kind     "pdf", "word" or "png"
  source   the name in FOLDER of the HTML or SVG to convert
  result   the name in FOLDER of the file to make
  pictures for "word": names of SVG files in FOLDER by the names that the HTML uses
  sheets   for "pdf": how many sheets the page is to fill; without it as many as it takes
  styles   for "word": the name in FOLDER of the document whose styles it takes; without it those of the house
  dotsPerInch for "png"
Each job ends in one entry of FOLDER/results.json, in the order of the jobs:
  {"state": "done"}
  {"state": "missing", "program": NAME}  a program is not on this machine
  {"state": "failed", "reason": CLASS}   the class of the error: its text may quote data
The order of jobs, SOURCE_DATE_EPOCH and the sources decide the bytes; the clock does not.
"""

import concurrent.futures
import contextlib
import json
import mimetypes
import os
import sys

# What kinds of files this machine knows decides nothing, and is out of reach.
mimetypes.knownfiles = []
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from pictures import MissingProgram, picture  # noqa: E402
from sheets import fitted  # noqa: E402


NASTALIQ = "Noto Nastaliq Urdu"


def is_decoration(box):
    element = getattr(box, "element", None)
    return element is not None and element.get("aria-hidden") == "true"


def complete_tags():
    """Adds to the tags of WeasyPrint 70 what reading programs need.

    Text with aria-hidden becomes an artifact: labels over a chart would be read out one by one after the words
    that stand for the whole chart. Heads of tables say what they head. Text in Nastaliq is said in letters, since
    what is drawn of it are parts of letters, in another order.
    """
    import pydyf
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    build = tags._build_box_tree

    @contextlib.contextmanager
    def marked(self, box, tag):
        if self._tags is None:
            yield
            return
        if is_decoration(box):
            with self.artifact():
                yield
            return
        properties = pydyf.Dictionary({"MCID": len(self._tags)})
        text = getattr(box, "text", "")
        if not text.isascii() and NASTALIQ in box.style["font_family"]:
            properties["ActualText"] = pydyf.String(text)
        self._tags[box] = {"tag": tag, "mcid": len(self._tags)}
        self.begin_marked_content(tag, properties)
        try:
            yield
        finally:
            self.end_marked_content()

    def build_box_tree(box, *rest):
        if is_decoration(getattr(box, "_box", box)):
            return
        for element in build(box, *rest):
            if element["S"] == "/TH" and box.element is not None:
                element["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
            yield element

    Stream.marked, tags._build_box_tree = marked, build_box_tree


class Paper:
    """Writes PDFs; fonts are read once for all of them."""

    fonts = None

    def pdf(self, html, sheets=None):
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import FatalURLFetchingError, URLFetcher
        except ImportError as error:
            raise MissingProgram("weasyprint") from error
        except PermissionError:
            raise
        except OSError as error:  # A shared library of Pango's.
            raise MissingProgram("pango") from error
        if self.fonts is None:
            self.fonts = FontConfiguration()
            complete_tags()
        # What stands in the page itself, and nothing else.
        own = URLFetcher(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        page = weasyprint.HTML(string=html, url_fetcher=own)
        options = {"pdf_variant": "pdf/ua-1"}

        def lay_out(room, close):
            page.etree_element.set("style", f"--room:{room};--close:{close}")
            return page.render(font_config=self.fonts, **options)

        try:
            layout = fitted(lay_out, sheets) if sheets else page.render(font_config=self.fonts, **options)
            return layout.write_pdf(**options)
        except FatalURLFetchingError as error:  # No Exception, so that nothing there passes over it.
            raise PermissionError from error


def document(html, pictures, styles):
    """A Word document of HTML, with pictures as SVG by name and the styles of a document, or of the house."""
    try:
        import word
    except ImportError as error:
        raise MissingProgram("pandoc") from error
    return word.word(html, pictures, styles)


class Folder:
    """The files of one call."""

    def __init__(self, path):
        self.path = path

    def text(self, name):
        with open(os.path.join(self.path, name), encoding="utf-8", newline="") as file:
            return file.read()

    def bytes(self, name):
        with open(os.path.join(self.path, name), "rb") as file:
            return file.read()

    def write(self, name, content):
        with open(os.path.join(self.path, name), "wb") as file:
            file.write(content)


def run(path):
    folder = Folder(path)
    paper = Paper()
    # One line a kind of conversion.
    kinds = {
        "pdf": lambda job: paper.pdf(folder.text(job["source"]), job.get("sheets")),
        "word": lambda job: document(
            folder.text(job["source"]),
            {name: folder.text(file) for name, file in sorted(job["pictures"].items())},
            folder.bytes(job["styles"]) if job.get("styles") else None,
        ),
        "png": lambda job: picture(folder.text(job["source"]), job["dotsPerInch"]),
    }

    def result(job):
        try:
            folder.write(job["result"], kinds[job["kind"]](job))
            return {"state": "done"}
        except MissingProgram as missing:
            return {"state": "missing", "program": missing.name}
        except Exception as error:  # One page that fails leaves the others.
            return {"state": "failed", "reason": type(error).__name__}

    jobs = json.loads(folder.text("jobs.json"))
    # Other programs make Word and pictures, while this one lays out paper; each kind in the order of its jobs.
    with concurrent.futures.ThreadPoolExecutor(1) as beside:
        others = {place: beside.submit(result, job) for place, job in enumerate(jobs) if job["kind"] != "pdf"}
        papers = {place: result(job) for place, job in enumerate(jobs) if job["kind"] == "pdf"}
        results = [papers[place] if place in papers else others[place].result() for place in range(len(jobs))]
    folder.write("results.json", json.dumps(results).encode())


if __name__ == "__main__":
    run(sys.argv[1])
