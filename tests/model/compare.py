"""Holds the second implementation of the model against `fleetlab sweep` at random points.

    compare.py FLEETLAB DATA SEED POINTS

prints a line a part and track, and what differs. A part is a module beside this one:

    DRAWS     input -> how it is drawn (inputs.py); what is not drawn stands at the track's default
    AXIS      the input that a sweep runs over, and track -> its (least, most)
    SCALE     output -> a size below which differences count as absolute, where the output is a
              small difference of large numbers; the rest are held to 1e-9 of themselves
    TOLERANCE output -> another share than 1e-9, where the program goes in steps (may be missing)
    evaluate  inputs -> outputs by name; None for what can't be evaluated
"""

import csv
import importlib
import io
import os
import random
import subprocess
import sys

from inputs import PARTS, TRACKS, Data, number

TOLERANCE = 1e-9
POINTS_A_SWEEP = 5
COMMAND_NUMBER = {"part1": "1", "part2": "2", "part3": "3", "finale": "finale"}


def text_of(value):
    return value if isinstance(value, str) else repr(value)


def sweep(fleetlab, data, part, track, settings, axis, ends):
    """The program's rows, each a dictionary of texts."""
    command = [fleetlab, "sweep", "--data-dir", data, "--part", COMMAND_NUMBER[part], "--track",
               track, "--vary", f"{axis}={ends[0]!r}:{ends[1]!r}:{POINTS_A_SWEEP}:log"]
    for name, value in settings.items():
        command += ["--set", f"{name}={text_of(value)}"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            check=False)
    if answer.returncode != 0:
        sys.exit(f"{' '.join(command)}: {answer.stderr}")
    return list(csv.DictReader(io.StringIO(answer.stdout)))


def agrees(theirs, ours, scale, tolerance):
    if theirs == "" or ours is None:
        return theirs == "" and ours is None
    theirs = number(theirs)
    if isinstance(theirs, str) or isinstance(ours, str):
        return theirs == ours
    return abs(theirs - ours) <= tolerance * max(abs(theirs), abs(ours), scale)


class Comparison:
    def __init__(self, module):
        self.module = module
        self.tolerance = getattr(module, "TOLERANCE", {})
        self.values = 0     # that were compared, nothing against nothing left out
        self.wrong = []

    def row(self, row, inputs, where):
        ours = self.module.evaluate(inputs)
        for name, theirs in row.items():
            if name in (self.module.AXIS[0], "reason"):
                continue
            if name not in ours:
                self.wrong.append(f"{where}: {name} is not in the second implementation")
            elif not agrees(theirs, ours[name], self.module.SCALE.get(name, 0.0),
                                self.tolerance.get(name, TOLERANCE)):
                self.wrong.append(f"{where}: {name} is {theirs or 'nothing'} there, "
                                  f"{ours[name]} here")
            self.values += theirs != ""


def compare(part, module, fleetlab, data, track, draw, points):
    comparison = Comparison(module)
    axis, ends = module.AXIS[0], module.AXIS[1][track]
    for _ in range(points // POINTS_A_SWEEP):
        settings = {name: value(draw) for name, value in module.DRAWS.items() if name != axis}
        for row in sweep(fleetlab, data.folder, part, track, settings, axis, ends):
            inputs = data.inputs(track, {**settings, axis: float(row[axis])})
            where = f"{part} {track} " + " ".join(
                f"{name}={text_of(value)}" for name, value in settings.items()
            ) + f" {axis}={row[axis]}"
            comparison.row(row, inputs, where)
    return comparison


def main():
    fleetlab, folder, seed, points = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    data, wrong = Data(folder), 0
    here = os.path.dirname(os.path.abspath(__file__))
    for part in PARTS:
        if not os.path.exists(os.path.join(here, part + ".py")):
            continue
        module = importlib.import_module(part)
        for track in TRACKS:
            draw = random.Random(f"{seed} {part} {track}")
            comparison = compare(part, module, fleetlab, data, track, draw, points)
            print(f"{part} {track}: {points} points, {comparison.values} values, "
                  f"{len(comparison.wrong)} differ")
            for line in comparison.wrong[:5]:
                print("    " + line)
            wrong += len(comparison.wrong)
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
