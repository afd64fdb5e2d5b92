/// The parts of the manual page that no declaration tells: what the program is, its language, how
/// transfers go, what programs read.
enum ManualProse {
  /// Says what the program is and how it is called.
  static func addSynopsis(to page: inout ManualText) {
    page.section("SYNOPSIS")
    page.lines(
      ".Nm",
      ".Op Ar options",
      ".Op Ar URL | Oo Ar user Ns @ Oc Ns Ar host",
      ".Nm",
      ".Op Ar options",
      ".Fl c Ar commands",
      ".Op Ar URL",
      ".Nm",
      ".Op Ar options",
      ".Fl f Ar file",
      ".Op Ar URL",
      ".Nm",
      ".Ar verb",
      ".Op Ar options",
      ".Ar operand ...",
      ".Nm",
      ".Cm demo"
    )
    page.section("DESCRIPTION")
    page.lines(".Nm")
    page.prose(
      """
      connects to an FTP server, with TLS wherever the server has it, and reads commands: from a \
      prompt if standard input is a terminal, else from standard input as a script. A verb runs one \
      command at the server of a URL.
      """
    )
    page.paragraph()
    page.prose(
      """
      A URL is 'ftp://[USER[:PASSWORD]@]HOST[:PORT]/PATH', or 'ftps://' for TLS from the first byte. \
      Its path is relative to where the login leads; '//' begins at the root. Without a user you are \
      anonymous. A password is asked for, or taken from FERRY_PASSWORD.
      """
    )
    page.paragraph()
    page.prose(
      """
      A bookmark may stand for a URL: 'NAME' leads there, at the prompt to where you were last, and \
      'NAME:PATH' names a file there, relative to the bookmark's directory.
      """
    )
    page.paragraph()
    page.prose(
      """
      Standard output has what was asked for: listings, contents, JSON. All that is said about it is \
      on standard error.
      """
    )
  }

  /// Says how lines are read.
  static func addLanguage(to page: inout ManualText) {
    page.section("COMMAND LANGUAGE")
    page.prose("A line has one command or more, and words between blanks.")
    page.list(width: "COMMAND > FILE") { list in
      list.item("'...'", "Everything in it is taken as it is.")
      list.item("\"...\"", "The same, but for a backslash.")
      list.item("\\C", "The character after the backslash is taken as it is.")
      list.item("\\xHH", "The byte of that value: every name can be typed as it is shown.")
      list.item(
        "* ? [a-z] ** {a,b}",
        "Patterns, which are expanded from listings; '**' goes through directories."
      )
      list.item("#", "A comment begins.")
      list.item("A; B", "Both in turn; in a script, B only if A did not fail.")
      list.item("A && B", "B only if A did not fail.")
      list.item("A || B", "B only if A failed; that failure does not count.")
      list.item("COMMAND &", "It runs in the background, on a connection of its own.")
      list.item("COMMAND > FILE", "What it prints goes to a file here; with '>>' behind its end.")
      list.item("COMMAND | PROGRAM", "What it prints goes to a program of this machine.")
      list.item("!PROGRAM", "A program of this machine runs.")
      list.item("!! !N", "At the prompt: the last line, or the one of that number, once more.")
    }
    page.part("Keys")
    page.list(width: "Ctrl-R") { list in
      list.item("Tab", "Completes commands, options, their values, settings, servers and names.")
      list.item("Ctrl-C", "Stops what runs, and keeps the connection and what has been fetched.")
      list.item("Ctrl-T", "Says where things stand.")
      list.item("Ctrl-R", "Searches the lines of before.")
      list.item("Ctrl-D", "Leaves.")
      list.item("&", "While a transfer runs: it goes on as a job.")
    }
    page.part("The line at the prompt")
    page.prose(
      """
      'set prompt' and 'set right-prompt' take text with marks in it; 'set prompt default' is as at \
      the start.
      """
    )
    page.list(width: "%[...%]") { list in
      list.item("%h %d %u", "The server, the directory there, and who is logged in.")
      list.item("%l", "How the connection is protected: tls, or clear.")
      list.item("%L", "The directory here.")
      list.item("%j", "How many jobs there are.")
      list.item("%s", "The status of the last command, unless it is 0.")
      list.item("%[...%]", "What is in it is shown only if a mark in it says something.")
      list.item("%%", "A percent sign.")
    }
    page.part("Scripts")
    page.prose(
      """
      A script stops at the first line that fails, and ends with its status. With '-' before a \
      command its failure does not count; with '@' it is not echoed. Scripts for the classic ftp run, \
      macros aside.
      """
    )
  }

  /// Says how transfers go.
  static func addTransfers(to page: inout ManualText) {
    page.section("TRANSFERS")
    page.prose(
      """
      A file gets its name when it is complete and what can be proven of it is proven: until then it \
      is 'NAME.ferry-partial' beside it. Whatever stopped a transfer, the same command goes on where it \
      was stopped, after it has compared the end of what is there.
      """
    )
    page.paragraph()
    page.prose(
      """
      On a terminal there is a bar, and up to ten files leave a line each, more of them only one for \
      all. In a log each has its line. There is no percentage while a tree is still being listed.
      """
    )
    page.part("Names that are taken")
    page.prose(
      """
      At the prompt 'get', 'put', 'cp' and 'mv' ask before they replace a file, and '-f' does not \
      ask; what runs in the background fails there, and the file stays. In a script 'get' fails \
      unless '-f' is given, and the others replace a file at the server; 'put -n' keeps it. A new \
      file takes the place of the old one once it is complete.
      """
    )
    page.paragraph()
    page.prose(
      """
      'set overwrite' decides for all that have no '-f': with 'never' they fail, with 'always' they \
      replace, with 'newer' they replace what is older and skip the rest.
      """
    )
    page.part("Units")
    page.prose(
      """
      There is one system: K is 1000 bytes, M is 1000 K, G is 1000 M, in sizes, rates and limits, \
      whether they are shown or typed. 'find -size', 'head -c' and 'tail -c' count as the programs \
      of those names do: K is 1024 there.
      """
    )
  }

  /// Says what programs read.
  static func addJSON(to page: inout ManualText) {
    page.section("JSON")
    page.prose(
      """
      With '--json' there is one object a line. What is not known is absent. Sizes are bytes, rates \
      bytes a second, times of events seconds since 1970, modification times as in RFC 3339, with \
      'Z' only where the time is known to be UTC. Names that are no UTF-8 also come in base64, with \
      '_bytes' behind the member's name.
      """
    )
    page.part("Entries of ls, find, tree and stat")
    page.list(width: "modified_precision") { list in
      list.item("name, path", "The last name, and the path as it can be given to commands.")
      list.item("type", "One of: file, dir, link, other, unparsed.")
      list.item("size", "Of a file.")
      list.item("modified, modified_precision", "The time, exact to: second, minute, day.")
      list.item("mode", "The permission bits as octal digits.")
      list.item("owner, group, target, unique", "As the server tells them.")
      list.item("raw", "A line that nobody understood.")
    }
    page.part("Other commands")
    page.list(width: "checksum") { list in
      list.item("bookmark", "Has bookmark, url, password_command, has_password, and what it sets.")
      list.item("checksum", "Has path, algorithm, digest, computed (at_server, here).")
      list.item("du", "Has path, size, files, complete; with -c, the last one total.")
      list.item("features", "Has feature, parameters.")
      list.item(
        "jobs",
        """
        Has job, state, command; for transfers files, files_done, bytes, bytes_done, seconds.
        """
      )
      list.item("set", "Has setting, value, host (for some servers only), summary, allowed.")
      list.item(
        "status",
        """
        One object: server, protection, certificate, last_data, user, directory, data_connections, \
        system, local_directory, and each setting with '_' for '-'.
        """
      )
    }
    page.part("The end of a mirror")
    page.prose(
      """
      The last object of 'mirror --json', and what 'mirror --summary' writes: event (summary), time, \
      command, direction (download, upload), here, there, shard, shards and shard_depth for a part, \
      status, moved, bytes, made, renamed, deleted, alike, extra (files that only the target has), \
      failures, held (deletions), files_here, files_there, seconds. 'mirror --report --json' adds \
      them up: event is report, with done, failed and missing for the parts, and longest for the \
      seconds of the slowest one.
      """
    )
    page.part("Events of transfers")
    page.prose("Each has 'event', 'time' and, for one transfer, its number as 'transfer'.")
    page.list(width: "progress") { list in
      list.item("start", "Has name, target, direction (get, put), size, resumed_from.")
      list.item("progress", "Comes once a second; has bytes, size, rate, eta.")
      list.item("retry", "Has attempt, attempts, pause, bytes, reason.")
      list.item(
        "done",
        """
        Has name, target, bytes, moved, seconds, rate, proof (none, size, digest, content), \
        algorithm, resumed_from, stray_copy.
        """
      )
      list.item("skipped", "Has name, target.")
      list.item("failed", "Has name, target, bytes, reason, status, kept.")
      list.item("summary", "Has files, skipped, failed, interrupted, bytes, moved, seconds, rate.")
    }
  }
}
