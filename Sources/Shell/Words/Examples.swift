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
    "reopen": "reopen\nclose; reopen",
    "close": "close\nclose; open ftp.example.org",
    "user": "user me\nuser anonymous",
    "sessions": "sessions\nsessions --json",
    "session": "session new me@other.example.org\nsession 1",
    "quit": "quit\nmput *.txt && quit",
    "trust": "trust ftp.example.org\ntrust --list",
    "bookmark":
      "bookmark add work ftps://me@ftp.example.org/pub rate=2M\nbookmark import filezilla",
    "ccc": "ccc\nset tls-data clear; ccc",
    "doctor": "doctor\ndoctor --read-only pub",
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
    "chmod": "chmod 644 index.html\nchmod -R go-w,a+rX site",
    "touch": "touch ready.flag\ntouch -t 202611240900 report.txt",
    "ln": "ln -s releases/12 current\nln -s /var/log logs",
    "get": "get big.iso\nget -r photos ~/Pictures",
    "put": "put report.pdf\nput -r site /www",
    "mget": "mget *.txt *.pdf\nmget -r a b -o ~/Downloads",
    "mput": "mput *.txt\nmput *.jpg -o photos",
    "cp": "cp a.conf a.conf.old\ncp a.txt ftp://me@host/dir/",
    "mirror": "mirror /pub/data data\nmirror -R site /www --delete\nmirror --two-way /notes notes",
  ]

  /// What looks at files.
  private static let viewing: [String: String] = [
    "cat": "cat README.txt\ncat *.log | grep error",
    "more": "more README.txt\nmore logs/today.log",
    "head": "head -n 20 data.csv\nhead -c 512 image.iso > start.bin",
    "tail": "tail -n 50 app.log\ntail -f app.log",
    "zcat": "zcat app.log.gz\nzcat *.gz | grep error",
    "zmore": "zmore app.log.gz\nzmore README.gz",
    "edit": "edit index.html\nedit conf/site.conf",
    "diff": "diff httpd.conf\ndiff --remote a.conf b.conf",
    "cmp": "cmp a.iso\ncmp -s notes.txt ~/notes.txt && rm notes.txt",
    "checksum": "checksum image.iso\nchecksum -a sha256 *.iso",
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
