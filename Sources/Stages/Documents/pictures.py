"""Pictures of charts: SVG to PNG with rsvg-convert."""

import struct
import subprocess
import zlib

# A pixel of CSS is a 96th of an inch.
PIXELS_PER_INCH = 96


class MissingProgram(Exception):
    """A program is not on this machine."""

    def __init__(self, name):
        super().__init__(name)
        self.name = name


def picture(svg, dots_per_inch=300):
    """The bytes of a PNG of SVG text at so many dots an inch, which the PNG says; the same for equal text."""
    zoom = dots_per_inch / PIXELS_PER_INCH
    try:
        made = subprocess.run(
            ["rsvg-convert", "--format=png", f"--zoom={zoom}", "--background-color=white"],
            input=svg.encode("utf-8"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    except FileNotFoundError as error:
        raise MissingProgram("rsvg-convert") from error
    return with_density(made.stdout, dots_per_inch)


def with_density(png, dots_per_inch):
    """The PNG with a chunk that says its dots a metre, after its header; a chunk that said so before goes."""
    signature, rest = png[:8], png[8:]
    dots = round(dots_per_inch / 0.0254)
    parts = [signature]
    while rest:
        (length,) = struct.unpack(">I", rest[:4])
        kind, chunk, rest = rest[4:8], rest[: 12 + length], rest[12 + length :]
        # Times and the like would make equal pictures differ.
        if kind in (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"):
            parts.append(chunk)
        if kind == b"IHDR":
            body = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
            parts.append(struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body)))
    return b"".join(parts)
