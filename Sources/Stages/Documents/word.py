"""Word documents: pandoc makes one of plain HTML, and `finisher` sees to what pandoc leaves out.

As a program it writes the reference document, with all styles, for an office that wants one of its own:
  python word.py reference OUT.docx [LANGUAGE]
"""

import concurrent.futures
import importlib.util
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from finisher import finished  # noqa: E402
from pictures import MissingProgram, picture  # noqa: E402
from reference import reference  # noqa: E402

# Five pixels of print for three on a screen are sharp on paper.
DOTS_PER_INCH = 300


def word(html, pictures, own=None):
    """The bytes of a Word document of HTML, with pictures as SVG by the names that it uses, in the styles of a document.

    The HTML has `lang`, `dir` and a title; blocks name their style in `custom-style`. Equal input and
    SOURCE_DATE_EPOCH give equal bytes.
    """
    language, direction, title = facts(html)
    with tempfile.TemporaryDirectory() as folder:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
            drawn = workers.map(lambda svg: picture(svg, DOTS_PER_INCH), pictures.values())
            for name, png in zip(pictures, drawn):
                with open(os.path.join(folder, safe(name)), "wb") as file:
                    file.write(png)
        styles = os.path.join(folder, "reference.docx")
        with open(styles, "wb") as file:
            file.write(reference(language, direction) if own is None else own)
        made = os.path.join(folder, "made.docx")
        try:
            subprocess.run(
                [pandoc(), "--from=html-auto_identifiers", "--to=docx", "--output=" + made,
                 "--reference-doc=" + styles, "--data-dir=" + folder],
                input=with_pictures(html, pictures).encode("utf-8"),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, check=True,
            )
        except FileNotFoundError as error:
            raise MissingProgram("pandoc") from error
        with open(made, "rb") as file:
            return finished(file.read(), language, direction, title, styled=own is not None)


def pandoc():
    """The program of the wheel `pypandoc-binary`: an older one of the system loses the words of pictures."""
    found = importlib.util.find_spec("pypandoc")
    path = os.path.join(os.path.dirname(found.origin), "files", "pandoc") if found else ""
    if not os.access(path, os.X_OK):
        raise MissingProgram("pandoc")
    return path


def safe(name):
    """The name of the PNG of a picture; what would leave the folder is refused."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*\.svg", name):
        raise ValueError("the name of a picture")
    return name[: -len("svg")] + "png"


def with_pictures(html, pictures):
    """The HTML with the names of PNG in place of those of SVG."""
    for name in pictures:
        html = html.replace('src="' + name + '"', 'src="' + safe(name) + '"')
    return html


def facts(html):
    """Language, direction and title of a page; characters of markup in the title are as they are written."""
    head = re.search(r"<html([^>]*)>", html)
    attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', head.group(1) if head else ""))
    title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    return attributes.get("lang", "en"), attributes.get("dir", "ltr"), title.group(1) if title else ""


if __name__ == "__main__" and sys.argv[1:2] == ["reference"]:
    language = (sys.argv[3:] or ["en"])[0]
    with open(sys.argv[2], "wb") as file:
        file.write(reference(language, "rtl" if language in ("ar", "fa", "ur") else "ltr"))
