"""Reads sheets with python-calamine for as long as it is asked: a path and a number of a sheet a line, tab between.

Answers with the seconds of processor time of one reading, and how many rows end the sheet, how many cells hold something
and what its numbers add up to."""
import json
import sys
import time

from python_calamine import CalamineWorkbook

for line in sys.stdin:
    path, number = line.rstrip("\n").split("\t")
    start = time.process_time()
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(int(number) - 1).to_python(skip_empty_area=False)
    seconds = time.process_time() - start
    filled = [cell for row in rows for cell in row if cell != ""]
    total = sum(cell for cell in filled if isinstance(cell, (int, float)) and not isinstance(cell, bool))
    while rows and all(cell == "" for cell in rows[-1]):
        rows.pop()
    print(json.dumps({"seconds": seconds, "rows": len(rows), "filled": len(filled), "total": total}), flush=True)
