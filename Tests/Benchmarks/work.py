"""The files to move, and whether they arrived."""

import random
import shutil
import subprocess

BLOCK = 1 << 20


def make_file(path, octets):
    noise = random.Random(octets)
    with open(path, "wb") as file:
        block = noise.randbytes(min(BLOCK, octets or 1))
        for start in range(0, octets, BLOCK):
            # Each block differs, so that none can be lost or doubled unseen.
            file.write((start.to_bytes(8, "big") + block)[: min(BLOCK, octets - start)])


def make_tree(path, count):
    """Files of 1 KiB in directories of a hundred, but no more than 50."""
    folders = min(50, max(1, count // 100))
    for number in range(count):
        folder = path / f"d{number % folders:03}"
        folder.mkdir(parents=True, exist_ok=True)
        make_file(folder / f"f{number:05}", 1024)


def same_file(first, second):
    if not second.is_file() or first.stat().st_size != second.stat().st_size:
        return False
    return subprocess.run(["cmp", "-s", first, second], check=False).returncode == 0


def same_tree(first, second):
    return subprocess.run(["diff", "-rq", first, second], capture_output=True, check=False).returncode == 0


def same_names(path, entries):
    try:
        text = path.read_bytes()
    except OSError:
        return False
    # wget writes a page with every name in it twice.
    names = {part[:7] for part in text.split(b"f")[1:] if part[7:11] == b".dat"}
    return len(names) == entries


class Work:
    def __init__(self, options, tasks, folder):
        self.entries, self.folder = options.entries, folder
        self.root, self.local = folder / "root", folder / "local"
        self.root.mkdir()
        self.root.chmod(0o755)
        self.local.mkdir()
        sizes = {"big": options.size, "long": options.long_size, "lossy": options.lossy_size}
        counts = {"tree": options.files, "few": options.link_files, "many": options.again_files}
        for name in {task.name for task in tasks}:
            if name in sizes:
                make_file(self.root / name, sizes[name])
            if name in counts:
                make_tree(self.root / name, counts[name])

    def paths(self, task, client):
        """The path at the server, the folder here and the path in it."""
        if task.is_listing:
            return "", self.local, self.local / "names"
        if task.is_upload:
            return f"new/{task.name}", self.local, self.root / task.name
        folder = self.folder / f"again-{task.server}-{client}" if task.again else self.local
        return task.name, folder, folder / task.name

    def clear(self, task, client):
        _, folder, _ = self.paths(task, client)
        if task.again:
            return folder.mkdir(exist_ok=True)
        for old in (self.local, self.root / "new"):
            shutil.rmtree(old, ignore_errors=True)
            old.mkdir()
        status = self.root.stat()
        shutil.chown(self.root / "new", status.st_uid, status.st_gid)

    def is_right(self, task, client):
        remote, _, local = self.paths(task, client)
        if task.is_listing:
            return same_names(local, self.entries)
        compare = same_tree if task.is_tree else same_file
        return compare(self.root / task.name, self.root / remote if task.is_upload else local)
