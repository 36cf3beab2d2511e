"""fill_sheet.py SHEET OUT HABIT: marks a sheet as a teaching assistant would, with another reader
and writer of CSV, and saves it as a spreadsheet does: plain, excel (semicolons, a byte-order mark,
CRLF, decimal commas), utf16 (tabs), shuffled (rows and columns). With `half` every second answer
has no mark. The sums by login go to standard output: points, then how many answers have none."""
import csv
import io
import random
import sys

COMMENTS = ["", "good; clear", '=HYPERLINK("x")', "- first\n- second", "'quoted'", "sehr schön, 李",
            '"so", he said']

sheet, out, habit = sys.argv[1:4]
with open(sheet, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file, strict=True))
names = list(rows[0])
sums = {}
for i, row in enumerate(rows):
    most = float(row["points"])
    mark = round(most * ((i * 7) % 5) / 4, 2)
    empty = row["answer"] == "" or (habit == "half" and i % 2)
    row["mark"] = "" if empty else f"{mark:g}"
    row["comment"] = COMMENTS[i % len(COMMENTS)]
    if row["comment"].startswith(("=", "-")) and habit != "excel":
        row["comment"] = "'" + row["comment"]
    points, missing = sums.get(row["login"], (0, 0))
    sums[row["login"]] = (points + (0 if empty else mark),
                          missing + (empty and row["answer"] != "" and most > 0))
if habit == "shuffled":
    random.Random(1).shuffle(rows)
    names.reverse()
if habit == "excel":
    for row in rows:
        row["mark"] = row["mark"].replace(".", ",")
text = io.StringIO()
writer = csv.DictWriter(text, names, delimiter={"excel": ";", "utf16": "\t"}.get(habit, ","),
                        lineterminator="\r\n" if habit in ("excel", "utf16") else "\n")
writer.writeheader()
writer.writerows(rows)
coding = {"excel": "utf-8-sig", "utf16": "utf-16"}.get(habit, "utf-8")
with open(out, "w", newline="", encoding=coding) as file:
    file.write(text.getvalue())
for login in sorted(sums):
    print(f"{login},{sums[login][0]:g},{sums[login][1]}")
