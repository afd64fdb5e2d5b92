import FTPProtocol

/// What listings showed of a server.
extension ServerKnowledge {
  /// Whether MLSD lists directories, where FEAT announces it; `nil` when nobody has tried.
  var listsFacts: Bool? {
    get { isTrue("mlsd") }
    set { self["mlsd"] = newValue.map { $0 ? "yes" : "no" } }
  }

  /// Whether MLSD tells names that begin with a dot; `nil` when no directory had any so far.
  var factsShowHidden: Bool? {
    get { isTrue("mlsd-hidden") }
    set { self["mlsd-hidden"] = newValue.map { $0 ? "yes" : "no" } }
  }

  /// Whether `LIST -a` gives a listing; `nil` when nobody has tried.
  var listTakesAll: Bool? {
    get { isTrue("list-all") }
    set { self["list-all"] = newValue.map { $0 ? "yes" : "no" } }
  }

  /// Whether LIST tells what is in directories; false where only NLST does.
  var listTells: Bool? {
    get { isTrue("list") }
    set { self["list"] = newValue.map { $0 ? "yes" : "no" } }
  }

  /// By how much the server's clock is ahead of UTC.
  var clock: ServerClock {
    get { ServerClock(parsing: self["clock"] ?? "") }
    set { self["clock"] = newValue.samples.isEmpty ? nil : newValue.text }
  }
}
