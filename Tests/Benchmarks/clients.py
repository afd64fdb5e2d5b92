"""What each client is told for each task; a task that is missing is one it cannot do.

Placeholders: {url} of the server with user and password, {plain} without them, {host}, {port}, {user}, {password};
{remote} the path there, {parent} what it is in, {local} the path here, {folder} what it is in, {name} the last part;
{connections}; {certificate} of the server.
"""

import shutil
import subprocess


def ferry(command, tls):
    trust = ["--tls", "require", "--ca", "{certificate}"] if tls else ["--tls", "off"]
    return ["{ferry}", *trust, "-q", "-c", command, "{url}"]


FERRY = {
    "download": "get /{remote} -o {local}",
    "segments": "get --segments 4 /{remote} -o {local}",
    "upload": "put {local} -o /{remote}",
    "tree-down": "get -r -P {connections} /{remote} -o {local}",
    "tree-up": "put -r -P {connections} {local} -o /{remote}",
    "again": "get -r /{remote} -o {local}",
    "list": "ls -1 > {local}",
    "list-unsorted": "ls -1U > {local}",
}


def curl(arguments, tls):
    trust = ["--ssl-reqd", "--cacert", "{certificate}"] if tls else []
    return ["curl", "-q", "-sS", *trust, *arguments]


CURL = {
    "download": ["-o", "{local}", "{url}/{remote}"],
    "upload": ["-T", "{local}", "{url}/{remote}"],
    # It asks for names alone (NLST), and passes on what comes.
    "list-unsorted": ["-l", "-o", "{local}", "{url}/"],
}


def lftp(commands, tls):
    yes = "yes" if tls else "no"
    trust = f"set ssl:ca-file {{certificate}}; set ftp:ssl-force {yes}; set ftp:ssl-allow {yes}; "
    return ["lftp", "-c", trust + f"set ftp:ssl-protect-data {yes}; open {{url}}; " + commands]


LFTP = {
    "download": "get {remote} -o {local}",
    "segments": "pget -n 4 {remote} -o {local}",
    "upload": "put {local} -o {remote}",
    "tree-down": "mirror --parallel={connections} {remote} {local}",
    "tree-up": "mirror -R --parallel={connections} {local} {remote}",
    "again": "mirror {remote} {local}",
    "list": "cls -1 > {local}",
    "list-unsorted": "nlist > {local}",
}


def without_tls(make):
    """For a client that has no TLS, or none that the servers take."""
    return lambda arguments, tls: None if tls else make(arguments)


WGET = {
    "download": ["-O", "{local}", "{url}/{remote}"],
    "tree-down": ["-r", "-l", "inf", "-nH", "-P", "{folder}", "{url}/{remote}/"],
    "again": ["-N", "-r", "-l", "inf", "-nH", "-P", "{folder}", "{url}/{remote}/"],
    "list": ["-O", "{local}", "{url}/"],
}


def rclone(arguments):
    options = ["--config", "/dev/null", "--retries", "1", "--multi-thread-streams", "0"]
    options += ["--transfers", "{connections}", "--checkers", "{connections}"]
    options += ["--ftp-host", "{host}", "--ftp-port", "{port}", "--ftp-user", "{user}", "--ftp-pass", "{obscured}"]
    if arguments[0] == "lsf":
        return ["sh", "-c", 'out=$1; shift; exec "$@" >"$out"', "sh", "{local}", "rclone", *arguments, *options]
    return ["rclone", *arguments, *options]


RCLONE = {
    "download": ["copyto", ":ftp:{remote}", "{local}"],
    "upload": ["copyto", "{local}", ":ftp:{remote}"],
    "tree-down": ["copy", ":ftp:{remote}", "{local}"],
    "tree-up": ["copy", "{local}", ":ftp:{remote}"],
    "again": ["copy", ":ftp:{remote}", "{local}"],
    "list": ["lsf", ":ftp:"],
}


def ncftp(arguments):
    tool, *rest = arguments
    login = ["-u", "{user}", "-p", "{password}", "-P", "{port}"]
    if tool == "ncftpls":
        return ["sh", "-c", 'out=$1; shift; exec "$@" >"$out"', "sh", "{local}", tool, *login, *rest]
    return [tool, *login, "-V", *rest]


NCFTP = {
    "download": ["ncftpget", "-Z", "-C", "{host}", "/{remote}", "{local}"],
    "upload": ["ncftpput", "-C", "{host}", "{local}", "/{remote}"],
    "tree-down": ["ncftpget", "-R", "-T", "{host}", "{folder}", "/{remote}"],
    "tree-up": ["ncftpput", "-R", "{host}", "/{parent}", "{local}"],
    "again": ["ncftpget", "-R", "-T", "{host}", "{folder}", "/{remote}"],
    "list": ["ncftpls", "-1", "ftp://{host}/"],
}

TNFTP = {
    "download": ["-o", "{local}", "{url}/{remote}"],
    "upload": ["-u", "{url}/{remote}", "{local}"],
}

ARIA2 = {
    "download": ["-x", "1", "-s", "1", "{url}/{remote}"],
    "segments": ["-x", "4", "-s", "4", "-k", "1M", "{url}/{remote}"],
}


def aria2(arguments):
    quiet = ["--no-conf", "-q", "--file-allocation=none", "--allow-overwrite=true"]
    return ["aria2c", *quiet, "-d", "{folder}", "-o", "{name}", *arguments]


class Client:
    def __init__(self, recipes, make, program=None, version="--version", connections=True):
        self.recipes, self.make, self.program = recipes, make, program
        self.version, self.has_connections = version, connections

    def command(self, task):
        """The words of the command; None where the client cannot do that."""
        recipe = self.recipes.get(task.recipe)
        if recipe is None or (task.connections > 1 and not self.has_connections):
            return None
        return self.make(recipe, task.tls)

    @property
    def is_installed(self):
        return self.program is None or shutil.which(self.program) is not None

    def version_text(self):
        done = subprocess.run([self.program, self.version], capture_output=True, text=True, check=False)
        words = (done.stdout + done.stderr).split()
        return next((word.strip("(),v") for word in words if word.strip("(),v")[:1].isdigit()), "")


CLIENTS = {
    "ferry": Client(FERRY, ferry),
    "curl": Client(CURL, curl, "curl", connections=False),
    "lftp": Client(LFTP, lftp, "lftp"),
    "wget": Client(WGET, without_tls(lambda words: ["wget", "-q", *words]), "wget", connections=False),
    "rclone": Client(RCLONE, without_tls(rclone), "rclone"),
    "ncftp": Client(NCFTP, without_tls(ncftp), "ncftpput", "-v", connections=False),
    "tnftp": Client(TNFTP, without_tls(lambda words: ["tnftp", "-V", *words]), "tnftp", "-?", connections=False),
    "aria2": Client(ARIA2, without_tls(aria2), "aria2c"),
}
