"""Makes documents of pages: PDF with WeasyPrint, Word with pandoc, pictures with rsvg-convert.

Usage: python -I documents.py FOLDER

FOLDER/jobs.json is a list of jobs, each a mapping:
  kind     "pdf", "word" or "png"
  source   the name in FOLDER of the HTML or SVG to convert
  result   the name in FOLDER of the file to make
  pictures for "word": names of SVG files in FOLDER by the names that the HTML uses
  dotsPerInch for "png"
Each job ends in one entry of FOLDER/results.json, in the order of the jobs:
  {"state": "done"}
  {"state": "missing", "program": NAME}  a program is not on this machine
  {"state": "failed", "reason": CLASS}   the class of the error: its text may quote data
The order of jobs, SOURCE_DATE_EPOCH and the sources decide the bytes; the clock does not.
"""

import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from pictures import MissingProgram, picture  # noqa: E402


class Paper:
    """Writes PDFs; fonts are read once for all of them."""

    fonts = None

    def pdf(self, html):
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import FatalURLFetchingError, URLFetcher
        except ImportError as error:
            raise MissingProgram("weasyprint") from error
        except OSError as error:  # A shared library of Pango's.
            raise MissingProgram("pango") from error
        if self.fonts is None:
            self.fonts = FontConfiguration()
        # What stands in the page itself, and nothing else.
        own = URLFetcher(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)
        page = weasyprint.HTML(string=html, url_fetcher=own)
        try:
            return page.write_pdf(pdf_variant="pdf/ua-1", font_config=self.fonts)
        except FatalURLFetchingError as error:  # No Exception, so that nothing there passes over it.
            raise PermissionError from error


def document(html, pictures):
    """A Word document of HTML, with pictures as SVG by name."""
    try:
        import word
    except ImportError as error:
        raise MissingProgram("pandoc") from error
    return word.word(html, pictures)


class Folder:
    """The files of one call."""

    def __init__(self, path):
        self.path = path

    def text(self, name):
        with open(os.path.join(self.path, name), encoding="utf-8", newline="") as file:
            return file.read()

    def write(self, name, content):
        with open(os.path.join(self.path, name), "wb") as file:
            file.write(content)


def run(path):
    folder = Folder(path)
    paper = Paper()
    # One line a kind of conversion.
    kinds = {
        "pdf": lambda job: paper.pdf(folder.text(job["source"])),
        "word": lambda job: document(
            folder.text(job["source"]),
            {name: folder.text(file) for name, file in sorted(job["pictures"].items())},
        ),
        "png": lambda job: picture(folder.text(job["source"]), job["dotsPerInch"]),
    }
    results = []
    for job in json.loads(folder.text("jobs.json")):
        try:
            folder.write(job["result"], kinds[job["kind"]](job))
            results.append({"state": "done"})
        except MissingProgram as missing:
            results.append({"state": "missing", "program": missing.name})
        except Exception as error:  # One page that fails leaves the others.
            results.append({"state": "failed", "reason": type(error).__name__})
    folder.write("results.json", json.dumps(results).encode())


if __name__ == "__main__":
    run(sys.argv[1])
