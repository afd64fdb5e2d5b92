/// What is around the program: variables, files, statuses, and examples.
extension ManualProse {
  /// Says which variables and files count.
  static func addSurroundings(to page: inout ManualText) {
    page.section("ENVIRONMENT")
    page.list(width: "XDG_CONFIG_HOME") { list in
      list.item("FERRY_PASSWORD", "The password, where none is given otherwise.")
      list.item("NETRC", "The file of names and passwords, in place of '~/.netrc'.")
      list.item("ftp_proxy", "The proxy on the way to servers; 'help proxy' has its forms.")
      list.item("ALL_PROXY", "The same, where there is no ftp_proxy.")
      list.item("NO_PROXY", "Hosts that are reached without it: '.intern,10.0.0.0/8'.")
      list.item("HOME", "Where your files are, unless the next three say otherwise.")
      list.item("XDG_CONFIG_HOME", "The directory for 'ferry/config'.")
      list.item("XDG_DATA_HOME", "The directory for 'ferry/known_hosts'.")
      list.item("XDG_STATE_HOME", "The directory for all that can be deleted at any time.")
      list.item("LS_COLORS", "The colours of names, as dircolors(1) makes it.")
      list.item("NO_COLOR", "Nothing is coloured.")
      list.item("LC_ALL, LC_CTYPE, LANG", "Whether progress is drawn with block characters.")
      list.item("TERM", "With 'dumb' nothing is drawn over.")
      list.item("COLUMNS, LINES", "The size of a terminal that does not tell.")
      list.item("SHELL", "What '!' and '|' run programs with.")
      list.item("VISUAL, EDITOR", "What 'edit' runs, the first that is set; else 'vi'.")
      list.item("PAGER", "What 'more' shows text with; else 'less', or 'more' of this machine.")
      list.item("TMPDIR", "Where temporary files are.")
      list.item(
        "SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_COUNT, SLURM_ARRAY_TASK_MIN",
        "Which part 'mirror --shard auto' does; Slurm sets them in the tasks of an array job."
      )
      list.item(
        "SLURM_ARRAY_TASK_MAX, SLURM_ARRAY_TASK_STEP",
        "Whether those tasks are numbered without gaps."
      )
      list.item(
        "JOB_COMPLETION_INDEX, JOB_COMPLETION_COUNT",
        """
        The same in an Indexed Job of Kubernetes, which sets the first one, from 0 on; the second one \
        is set by the job's manifest.
        """
      )
    }
    page.section("FILES")
    page.list(width: "~/.local/state/ferry/history") { list in
      list.item("~/.netrc", "Who logs in where, as ftp(1) knows it.")
      list.item("~/.config/ferry/config", "Lines of 'set' and 'alias' that run before all others.")
      list.item(
        "~/.config/ferry/bookmarks",
        "Servers under names of your own; others may not read it."
      )
      list.item("~/.local/state/ferry/directories", "Where you were last at bookmarks.")
      list.item("~/.local/share/ferry/known_hosts", "The certificates that you trust.")
      list.item("~/.local/state/ferry/history", "The lines of the prompt.")
      list.item("~/.local/state/ferry/servers", "What was found out about servers.")
      list.item("~/.local/state/ferry/uploads", "Where unfinished uploads go on.")
      list.item("~/.local/state/ferry/copies", "Which directories are copies of which trees.")
      list.item("~/.editrc", "The keys of the prompt, see editrc(5).")
    }
  }

  /// Says what the program ends with.
  static func addStatuses(to page: inout ManualText) {
    page.section("EXIT STATUS")
    page.list(width: "130") { list in
      for (status, meaning) in StatusMeanings.all { list.item("\(status)", meaning + ".") }
    }
    page.prose("At the prompt failures are shown, and leaving has status 0.")
  }

  /// Lines that can be typed, and what they do; a test runs them.
  static let examples: [(meaning: String, line: String)] = [
    ("Try everything on this machine only:", "ferry demo"),
    ("A prompt at a server of one's own:", "ferry me@ftp.example.org"),
    ("What is there:", "ferry ls -l ftp://me@ftp.example.org/docs"),
    (
      "Fetch a tree over four connections; the same line again brings what is missing:",
      "ferry get -r -P 4 ftp://me@ftp.example.org/docs"
    ),
    ("Send a file into a directory:", "ferry put report.pdf ftp://me@ftp.example.org/incoming/"),
    (
      "Look into a file without keeping it:",
      "ferry get -o - ftp://me@ftp.example.org/README.txt | head -n 3"
    ),
    (
      "Several commands on one connection:",
      "ferry -c 'cd docs; get -f harbour.txt; pwd' me@ftp.example.org"
    ),
    (
      "Names and sizes for a program:",
      "ferry find ftp://me@ftp.example.org/ -type f -size +1K -json"
    ),
    (
      "What is older than a month and not needed any more:",
      "ferry find ftp://me@ftp.example.org/incoming -type f -mtime +30 -delete"
    ),
  ]

  /// Shows lines that can be typed.
  static func addExamples(to page: inout ManualText) {
    page.section("EXAMPLES")
    for (index, (meaning, line)) in examples.enumerated() {
      if index > 0 { page.paragraph() }
      page.prose(meaning)
      page.example(line)
    }
  }
}
