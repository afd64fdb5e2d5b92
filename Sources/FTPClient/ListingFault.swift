package import FTPProtocol

/// Why a listing is not taken for a whole one.
package enum ListingFault: Hashable, Sendable {
  /// The last line has no end.
  ///
  /// In clear, a connection that somebody on the way has cut ends like any other, and the final
  /// reply does not tell how much was sent: the end of the last line is all that a listing has to
  /// show that it is whole: vsftpd 3.0.3, ProFTPD 1.3.8, Pure-FTPd 1.0.50 and pyftpdlib 2.2.0 write
  /// it in all their listings, empty ones apart. Of a server that leaves it out, an entry is
  /// believed where TLS tells that nothing is missing, or a second listing ends in the same way.
  case endsInMidLine

  /// The final reply says that the directory could not be read: vsftpd 3.0.3 has `226 Transfer done
  /// (but failed to open directory).`
  case notRead(Reply)

  /// The final reply says that entries were left out: Pure-FTPd 1.0.50 has `226-Output truncated to
  /// 10000 matches`. What came is given out all the same, so nothing throws this: whoever has shown or
  /// fetched that says it.
  case leftOut(Reply)

  /// It has more entries than are kept at once.
  case tooManyEntries(limit: Int)

  /// It has more octets than are read, or kept, of one.
  case tooLong(octetLimit: Int)
}
