#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes pictures of the window in thirteen situations, to be looked at before a release.

    packaging/screenshots.py FOLDER [NAME…]

Needs a built program (packaging/run.sh) and xvfb-run. Names limit what is made, e.g. "dark narrow".
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build" / "release" / "bin" / "lensboard"

# One part of a large board: services in a row, each connected to the next.
CHAIN = [("web-client", None, None), ("cloudfront", "connects", "sync"), ("rest-api", "connects", "sync"),
         ("lambda", "invokes", "sync"), ("dynamodb", "writes", "sync")]
BRANCH = [("sns", "publishes", "async"), ("sqs", "subscribes", "async"), ("lambda", "triggers", "poll"),
          ("s3", "writes", "sync"), ("step-functions", None, None)]


def board(nodes, edges=(), boundaries=(), notes=()):
    text = {"format": "lensboard", "version": 1, "workload": {"stance": "complete", "stage": "production"}}
    text |= {"nodes": list(nodes), "edges": list(edges), "boundaries": list(boundaries), "notes": list(notes)}
    return json.dumps(text)


def node(name, kind, x, y, title, **more):
    return {"id": name, "type": kind, "name": title, "frame": [x, y, 190, 60]} | more


def large(count):
    """A board of about `count` nodes in domains of ten."""
    nodes, edges, boundaries = [], [], []
    for part in range(count // 10):
        left, top = part % 4 * 1480, part // 4 * 420
        boundaries.append({"id": f"b_{part}", "kind": "context", "name": f"Domain {part + 1}",
                           "frame": [left - 40, top - 50, 1400, 330]})
        for row, line in enumerate((CHAIN, BRANCH)):
            for column, (kind, verb, mode) in enumerate(line):
                name = f"n_{part}_{row}_{column}"
                nodes.append(node(name, kind, left + column * 280, top + row * 160,
                                  f"{kind.replace('-', ' ').title()} {part + 1}", parent=f"b_{part}"))
                before = f"n_{part}_{row}_{column - 1}" if column else f"n_{part}_0_3" if row else None
                if verb and before:
                    edges.append({"id": f"e_{part}_{row}_{column}", "source": before, "target": name,
                                  "kinds": [verb], "mode": mode})
    return board(nodes, edges, boundaries)


def long_names():
    words = "The quite unreasonably long name of a service that somebody copied from a ticket"
    return board([node("n_a", "rest-api", 0, 0, words), node("n_b", "lambda", 320, 0, "Donaudampfschifffahrtsgesellschaftskapitän"),
                  node("n_c", "dynamodb", 640, 0, "注文を保存するためのとても長い名前のテーブル"), node("n_d", "sqs", 320, 160, "🚀" * 30)],
                 [{"id": "e_a", "source": "n_a", "target": "n_b", "kinds": ["invokes"], "mode": "sync",
                   "name": "a label that says far more than there is room for between two services"},
                  {"id": "e_b", "source": "n_b", "target": "n_c", "kinds": ["writes"], "mode": "sync"},
                  {"id": "e_c", "source": "n_b", "target": "n_d", "kinds": ["publishes"], "mode": "async"}],
                 [{"id": "b_a", "kind": "environment", "name": words, "frame": [-40, -60, 920, 320]}],
                 [{"id": "t_a", "text": "# " + words + "\n- " + words, "frame": [0, 300, 200, 120]}])


BROKEN = "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Shop:\n    Type: AWS::Lambda::Function\n   Properties: {}\n"

# name → (files to open, arguments, size)
SITUATIONS = {
    "01-empty": ((), ["--perform", "new"], "1440x860"),
    "02-example": ((), ["--example"], "1440x860"),
    "03-200-nodes": (("large.lensboard",), [], "1440x860"),
    "04-dark": ((), ["--example", "--theme", "dark"], "1440x860"),
    "05-contrast": ((), ["--example", "--theme", "contrast"], "1440x860"),
    "06-long-names": (("long.lensboard",), [], "1440x860"),
    "07-palette-search": ((), ["--example", "--perform", "search:queue"], "1440x860"),
    "08-narrow": ((), ["--example"], "860x640"),
    "09-error": (("broken.yaml",), ["--example"], "1440x860"),
    "10-review": ((), ["--example", "--perform", "tab.questions"], "1440x860"),
    "11-4k": ((), ["--example"], "3840x2160"),
    "12-zoomed-out": (("large.lensboard",), ["--perform", "zoomFit", "--perform", "zoomOut", "--perform", "zoomOut"], "1440x860"),
    "13-start": ((), [], "1440x860"),
}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} is not built yet: run packaging/run.sh first.")
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in SITUATIONS if not sys.argv[2:] or any(part in name for part in sys.argv[2:])]
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        files = pathlib.Path(folder)
        (files / "large.lensboard").write_text(large(200))
        (files / "long.lensboard").write_text(long_names())
        (files / "broken.yaml").write_text(BROKEN)
        home = {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_STATE_HOME": folder, "XDG_DATA_HOME": folder,
                "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1", "LC_ALL": "C.UTF-8"}
        for name in wanted:
            opened, arguments, size = SITUATIONS[name]
            command = ["xvfb-run", "-a", "-s", f"-screen 0 {size}x24 -nolisten tcp", str(PROGRAM), "--size", size, *arguments,
                       "--screenshot", str(out / f"{name}.png"), *(str(files / file) for file in opened)]
            for left in files.glob("lensboard*"):  # settings of the picture before
                if left.is_file() and left.suffix in (".conf", ".ini"):
                    left.unlink()
            done = subprocess.run(command, env=os.environ | home, timeout=120)
            print(f"{name}: {'made' if done.returncode == 0 else 'failed'}")
            if done.returncode:
                failed.append(name)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
