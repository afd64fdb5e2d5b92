/// Two lines at least for each command, as a person would type them.
enum Examples {
  /// The examples of a command, by its whole name.
  static func of(_ command: String) -> [String] {
    (moving[command] ?? viewing[command] ?? working[command] ?? "").split(separator: "\n").map {
      String($0)
    }
  }

  /// What moves one about, and files.
  private static let moving: [String: String] = [
    "open": "open me@ftp.example.org\nopen ftps://me@ftp.example.org/photos",
    "close": "close\nclose; open ftp.example.org",
    "user": "user me\nuser anonymous",
    "quit": "quit\nmput *.txt && quit",
    "trust": "trust ftp.example.org\ntrust --list",
    "ccc": "ccc\nset tls-data clear; ccc",
    "cd": "cd pub/photos\ncd -",
    "pwd": "pwd\npwd > where.txt",
    "lcd": "lcd ~/Downloads\nlcd -",
    "lpwd": "lpwd\nlcd; lpwd",
    "lls": "lls\nlls -l *.txt",
    "lmkdir": "lmkdir new\nlmkdir new && lcd new",
    "ls": "ls -lh\nls -lt *.iso | head",
    "nlist": "nlist\nnlist pub > names.txt",
    "tree": "tree\ntree pub",
    "find": "find . -name '*.iso' -size +1G\nfind logs -mtime +30 -delete",
    "du": "du -h\ndu -h pub",
    "df": "df\ndf pub",
    "stat": "stat README.txt\nstat --json README.txt",
    "rels": "rels\nrels; ls",
    "mkdir": "mkdir photos\nmkdir -p a/b/c",
    "rmdir": "rmdir photos\nrmdir a/b a",
    "rm": "rm old.txt\nrm -r photos",
    "mv": "mv old.txt new.txt\nmv *.txt archive",
    "chmod": "chmod 644 index.html\nchmod 755 cgi-bin",
    "get": "get big.iso\nget -r photos ~/Pictures",
    "put": "put report.pdf\nput -r site /www",
    "mget": "mget *.txt *.pdf\nmget -r a b -o ~/Downloads",
    "mput": "mput *.txt\nmput *.jpg -o photos",
    "cp": "cp a.txt ftp://me@host/dir/\ncp ftp://host/README.txt .",
  ]

  /// What shows and changes what is in files.
  private static let viewing: [String: String] = [
    "cat": "cat README.txt\ncat *.log | grep error",
    "head": "head README.txt\nhead -n 5 README.txt",
    "tail": "tail README.txt\ntail -n 20 server.log",
    "more": "more README.txt\nmore server.log",
    "zcat": "zcat old.log.gz\nzcat old.log.gz | grep error",
    "zmore": "zmore old.log.gz\nzmore new.log.gz",
    "edit": "edit index.html\nedit notes.txt",
    "diff": "diff index.html\ndiff notes.txt",
    "cmp": "cmp index.html\ncmp notes.txt",
    "checksum": "checksum big.iso\nchecksum *.iso",
    "touch": "touch new.txt\ntouch a.txt b.txt",
    "ln": "ln -s notes.txt latest.txt\nln -s ../pub here",
  ]

  /// What runs, asks and sets.
  private static let working: [String: String] = [
    "jobs": "jobs\njobs --json",
    "fg": "fg\nfg 2",
    "wait": "wait\nwait 1",
    "kill": "kill 2\nkill all",
    "queue": "queue get big.iso\nqueue --stop",
    "quote": "quote SIZE big.iso\nquote NOOP",
    "site": "site HELP\nsite IDLE 900",
    "rhelp": "rhelp\nrhelp STOR",
    "status": "status\nstatus | grep directory",
    "features": "features\nfeatures | grep HASH",
    "set": "set rate 2M\nset tls/*.example.org require",
    "alias": "alias ll 'ls -lh'\nalias work 'open me@ftp.example.org'",
    "source": "source upload.ferry\nsource --keep-going clean-up.ferry",
    "repeat": "repeat -c 10 -d 60 ls -l incoming\nrepeat --until-ok get results.csv",
    "time": "time ls -R\ntime get big.iso",
    "echo": "echo done\nget a.txt || echo 'no a.txt today'",
    "help": "help get\nhelp transfers",
    "explain": "explain\nexplain 425",
    "history": "history 20\nhistory | grep get",
    "version": "version\nversion > ferry-version.txt",
  ]
}
