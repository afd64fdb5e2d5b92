"""What each client is told for each task; a task that is missing is one it cannot do.

Placeholders: {url} of the server with user and password, {plain} without them, {user}, {password}, {port}; {remote} the
path there, {local} the path here; {connections}; {certificate} of the server.
"""

import shutil


def ferry(command, *options):
    return ["{ferry}", *options, "-q", "-c", command, "{url}"]


CLEAR = ("--tls", "off")
PROTECTED = ("--tls", "require", "--ca", "{certificate}")
TREE_DOWN = "get -r -P {connections} /{remote} -o {local}"
TREE_UP = "put -r -P {connections} {local} -o /{remote}"

FERRY = {
    "download": ferry("get /{remote} -o {local}", *CLEAR),
    "upload": ferry("put {local} -o /{remote}", *CLEAR),
    "download-tls": ferry("get /{remote} -o {local}", *PROTECTED),
    "upload-tls": ferry("put {local} -o /{remote}", *PROTECTED),
    "tree-down": ferry(TREE_DOWN, *CLEAR),
    "tree-up": ferry(TREE_UP, *CLEAR),
    "list": ferry("ls -1 > {local}", *CLEAR),
    "list-unsorted": ferry("ls -1U > {local}", *CLEAR),
}


def curl(*arguments):
    return ["curl", "-q", "-sS", *arguments]


CURL = {
    "download": curl("-o", "{local}", "{url}/{remote}"),
    "upload": curl("-T", "{local}", "{url}/{remote}"),
    "download-tls": curl("--ssl-reqd", "--cacert", "{certificate}", "-o", "{local}", "{url}/{remote}"),
    "upload-tls": curl("--ssl-reqd", "--cacert", "{certificate}", "-T", "{local}", "{url}/{remote}"),
}


def lftp(commands):
    trust = "set ssl:ca-file {certificate}; set ftp:ssl-force {tls}; set ftp:ssl-allow {tls}; "
    return ["lftp", "-c", trust + "set ftp:ssl-protect-data {tls}; open {url}; " + commands]


LFTP = {
    "download": lftp("get {remote} -o {local}"),
    "upload": lftp("put {local} -o {remote}"),
    "download-tls": lftp("get {remote} -o {local}"),
    "upload-tls": lftp("put {local} -o {remote}"),
    "tree-down": lftp("mirror --parallel={connections} {remote} {local}"),
    "tree-up": lftp("mirror -R --parallel={connections} {local} {remote}"),
    "list": lftp("cls -1 > {local}"),
}

WGET = {
    "download": ["wget", "-q", "-O", "{local}", "{url}/{remote}"],
    "tree-down": ["wget", "-q", "-r", "-l", "inf", "-nH", "-P", "{folder}", "{url}/{remote}/"],
    "list": ["wget", "-q", "-O", "{local}", "{url}/"],
}


def rclone(*arguments):
    return ["rclone", *arguments, "--config", "/dev/null", "--retries", "1", "--multi-thread-streams", "0"] + [
        "--transfers", "{connections}", "--checkers", "{connections}",
        "--ftp-host", "127.0.0.1", "--ftp-port", "{port}", "--ftp-user", "{user}", "--ftp-pass", "{obscured}",
    ]


RCLONE = {
    "download": rclone("copyto", ":ftp:{remote}", "{local}"),
    "upload": rclone("copyto", "{local}", ":ftp:{remote}"),
    "tree-down": rclone("copy", ":ftp:{remote}", "{local}"),
    "tree-up": rclone("copy", "{local}", ":ftp:{remote}"),
    "list": ["sh", "-c", 'out=$1; shift; exec "$@" >"$out"', "sh", "{local}", *rclone("lsf", ":ftp:")],
}

# wget and curl know nothing of several connections for a tree.
ONE_CONNECTION_ONLY = {"wget"}
PEERS = {"curl": CURL, "lftp": LFTP, "wget": WGET, "rclone": RCLONE}


def available(ferry_path):
    peers = {name: tasks for name, tasks in PEERS.items() if shutil.which(name)}
    return {"ferry": FERRY} | peers
