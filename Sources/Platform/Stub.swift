package import SystemPackage
extension LocalFile {
  package static func open(_ path: FilePath, cancelledBy: Cancellation?) throws(Errno) -> LocalFile { try open(path) }
  package static func openForWriting(_ path: FilePath, cancelledBy: Cancellation?) throws(Errno) -> LocalFile { try openForWriting(path) }
}
