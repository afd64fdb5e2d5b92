/// One thing that experience can show of a server, kept from one session to the next.
///
/// All of them, so that a reader sees in one place what is remembered of a host, where it comes
/// from, and what counts as its proof.
package enum ServerFact: Int, Hashable, Sendable, CaseIterable {
  /// Whether several commands in one packet get a reply each, in their order. From the first
  /// packet of questions: proven by as many replies, each of which can answer its command.
  case batches

  /// Whether commands that are sent during a transfer are answered after it, in their order. From
  /// the greeting of programs known to do so; disproven by a reply that came too early.
  case replyOrder

  /// Whether a port may be asked for (EPSV) before anything is known of its transfer. Disproven by
  /// a server that reads no command until somebody connects there (Twisted 26.10: for ten seconds,
  /// then 425 and the port is closed), and by one whose port was closed again when it was needed,
  /// where one that was asked for later worked.
  case earlyPorts

  /// Whether the server was seen to send a reply that nobody asked for. From a reply that could
  /// not answer the command it followed, or that lay unread before a command was sent.
  case extraReplies

  /// Verbs of the client's own questions that ended a connection or were never answered, with
  /// commas between them. Proven by a new connection that works without them.
  case avoided

  /// Whether CWD takes the absolute paths that PWD tells. Disproven by a server that refuses the
  /// path of the very directory in which it says that we are.
  case absolutePaths

  /// Whether CWD to a name proves that there is such a directory. Disproven by a server that lets us
  /// into one that cannot be there (z/OS, and stores without directories).
  case cwdProves

  /// Whether MLSD lists directories, where FEAT announces it. From the first listing that was one.
  case mlsd

  /// Whether MLSD tells names that begin with a dot. From a listing that had some, or from
  /// `LIST -a` of the same directory.
  case mlsdHidden

  /// Whether `LIST -a` gives a listing. From the first one that did, or did not.
  case listAll

  /// Whether LIST tells what is in directories; no where only NLST does.
  case list

  /// By how much the server's clock is ahead of UTC. From MDTM of files whose time LIST told.
  case clock

  /// By how much the clock of MDTM, MLSD and MLST is ahead of UTC, which they ought to tell. From a
  /// file that was just sent.
  case factsClock

  /// By how many seconds the server's clock is ahead of this machine's at most, apart from its zone;
  /// negative where it is behind. From a file that was just sent.
  case clockLead

  /// Whether the server has several hosts, and takes the name of the one that is meant before the
  /// login (HOST). From FEAT.
  case virtualHosts

  /// Whether names that differ in case are the same. From CSID.
  case ignoresCase

  /// How times of files are set, `none` for a server that has no way. Proven by MDTM or MLST, which
  /// have to tell the time that was set; with `-local` behind it where it is set by the clock by which
  /// it is told, and that is not UTC; where neither answers, by what FEAT announces.
  case timeSetting

  /// Whether data connections must resume the TLS session. Disproven by one that did not and was
  /// taken.
  case resumptionNeeded

  /// How many connections at once are allowed. From the refusal of one more.
  case connections

  /// Whether uploads may have temporary names. Disproven by a refusal to rename.
  case temporaryNames

  /// Whether STOR begins in the middle of a file after REST. Disproven by a refusal, or by a file
  /// that is wrong after it.
  case restartsUploads

  /// The name in the file: lower-case words with hyphens.
  package var name: String {
    switch self {
    case .batches: "batches"
    case .replyOrder: "reply-order"
    case .earlyPorts: "early-ports"
    case .extraReplies: "extra-replies"
    case .avoided: "avoided"
    case .absolutePaths: "absolute-paths"
    case .cwdProves: "cwd-proves"
    case .mlsd: "mlsd"
    case .mlsdHidden: "mlsd-hidden"
    case .listAll: "list-all"
    case .list: "list"
    case .clock: "clock"
    case .factsClock: "facts-clock"
    case .clockLead: "clock-lead"
    case .virtualHosts: "virtual-hosts"
    case .ignoresCase: "ignores-case"
    case .timeSetting: "time-setting"
    case .resumptionNeeded: "resumption-needed"
    case .connections: "connections"
    case .temporaryNames: "temporary-names"
    case .restartsUploads: "restarts-uploads"
    }
  }
}
