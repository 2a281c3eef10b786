"""Reads sheets with python-calamine for as long as it is asked: a path and a number of a sheet a line, tab between.

Answers with the seconds of processor time of one reading, and how many rows end the sheet, how many cells hold something
and what its numbers, texts that are numbers too, add up to."""
import json
import sys
import time

from python_calamine import CalamineWorkbook


def number(cell):
    """A cell as a number, 0 where it is none."""
    if isinstance(cell, bool):
        return 0
    if isinstance(cell, (int, float)):
        return cell
    try:
        return float(cell) if isinstance(cell, str) and all(0x20 < ord(mark) < 0x3A for mark in cell) else 0
    except ValueError:
        return 0


for line in sys.stdin:
    path, sheet = line.rstrip("\n").split("\t")
    start = time.process_time()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(int(sheet) - 1).to_python(skip_empty_area=False)
    seconds = time.process_time() - start
    filled = [cell for row in rows for cell in row if cell != ""]
    total = sum(number(cell) for cell in filled)
    while rows and all(cell == "" for cell in rows[-1]):
        rows.pop()
    print(json.dumps({"seconds": seconds, "rows": len(rows), "filled": len(filled), "total": total}), flush=True)
