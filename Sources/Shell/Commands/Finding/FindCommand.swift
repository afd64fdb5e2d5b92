import ArgumentParser
import FTPClient
import FTPProtocol

/// `find`: look for files in trees at the server.
struct FindCommand: ShellCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: "Look for files in trees at the server, as find(1) does.",
    usage: "find [-L] [PATH...] [EXPRESSION]",
    discussion: """
      Tests: -name -iname -path -ipath PATTERN, -type f|d|l, -size [+-]N[ckMG], -mtime [+-]DAYS, \
      -mmin [+-]MINUTES, -newer REMOTE, -newermt DATE, -empty, -user NAME, -group NAME. Together: \
      -a, -o, ! or -not, ( ). Limits: -maxdepth N, -mindepth N, -prune. Actions: -print, -print0, \
      -ls, -json, -get (into the working directory here, under the path below the starting \
      point), -delete.
      What the server does not tell fits no test and is counted. -delete removes nothing that was \
      named by a listing which is not known to be complete, and no directory in which anything \
      stays.
      """
  )

  static let worksOnCommandLine = true

  static let optionWords: [String]? = [
    "-L", "-name", "-iname", "-path", "-ipath", "-type", "-size", "-mtime", "-mmin", "-newer",
    "-newermt", "-empty", "-user", "-group", "-a", "-o", "-not", "-maxdepth", "-mindepth",
    "-prune", "-print", "-print0", "-ls", "-json", "-get", "-delete",
  ]

  @Argument(parsing: .captureForPassthrough, help: "Where to begin, and what to look for.")
  var words: [RemoteOperand] = []

  var wantsHelp: Bool { words.first?.word.plain == [UInt8]("--help".utf8) }

  func run(in shell: ShellState) throws(CommandError) {
    var request: FindRequest
    do throws(FindRequest.Mistake) {
      request = try FindParser.parse(words)
    } catch {
      throw CommandError(Self.name, .usage(error.words, Self.usageString()))
    }
    let session = try shell.loggedIn()
    request.expression = try resolved(request.expression, session, shell)
    let points =
      request.startingPoints.isEmpty
      ? [RemoteMatch(path: RemotePath("."), entry: nil)]
      : try shell.remoteMatches(request.startingPoints)
    let directory = try remotely(Self.name, session.workingDirectory())
    try FindRun(request, in: directory, session, shell).run(points)
  }

  /// Looks up the times that an expression refers to.
  private func resolved(
    _ expression: FindExpression,
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) -> FindExpression {
    switch expression {
    case .all(let parts):
      return .all(try resolved(parts, session, shell))
    case .any(let parts):
      return .any(try resolved(parts, session, shell))
    case .not(let inner): return .not(try resolved(inner, session, shell))
    case .test(.newerThan(let operand)):
      let path = try shell.remotePath(operand)
      let what = [UInt8]("find -newer ".utf8) + path.octets
      let entry = try remotely(what, session.entry(at: path, now: .current))
      guard let entry else { throw CommandError(what, .noSuchName) }
      guard let span = TimeSpan(entry) else {
        throw CommandError(what, .refused("the server does not tell its time", advice: nil))
      }
      return .test(.newer(span))
    case .test, .action, .prune: return expression
    }
  }

  private func resolved(
    _ parts: [FindExpression],
    _ session: Session,
    _ shell: ShellState
  ) throws(CommandError) -> [FindExpression] {
    var result: [FindExpression] = []
    for part in parts { result.append(try resolved(part, session, shell)) }
    return result
  }
}

extension FindRequest.Mistake {
  /// What is wrong, in words.
  fileprivate var words: String {
    switch self {
    case .unknown(let word): "there is no test or action '\(word)'"
    case .missingValue(let word): "a value is missing behind '\(word)'"
    case .badValue(let word, let allowed): "'\(word)' takes \(allowed)"
    case .unbalanced: "a parenthesis is missing"
    case .missingTest(let word): "a test is missing at '\(word)'"
    // A URL may have a password in it.
    case .misplaced(let word) where FTPURL.looksLikeURL(word): "the URL has to come first"
    case .misplaced(let word): "'\(word)' makes no sense there; paths come first"
    }
  }
}
