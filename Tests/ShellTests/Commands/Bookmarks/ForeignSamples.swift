@testable import Shell

extension ForeignFormat {
  /// A file of this kind as its program writes it.
  var sample: String {
    switch self {
    case .filezilla: Self.filezillaSample
    case .winscp: Self.winscpSample
    case .lftp: Self.lftpSample
    case .ncftp: Self.ncftpSample
    case .rclone: Self.rcloneSample
    }
  }

  /// As FileZilla 3.63 exports it.
  private static let filezillaSample = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- <Server> -->
    <FileZilla3 version="3.63.0" platform="*nix">
      <Servers>
        <Server>
          <Host>ftp.example.org</Host><Port>21</Port><Protocol>4</Protocol><Type>0</Type>
          <User>me &amp; you</User><Pass encoding="base64">c8O8w59lcg==</Pass><Logontype>1</Logontype>
          <PasvMode>MODE_ACTIVE</PasvMode><EncodingType>Custom</EncodingType>
          <CustomEncoding>ISO-8859-1</CustomEncoding><BypassProxy>0</BypassProxy>
          <Name>Work &#x28;new&#41;</Name>
          <RemoteDir>1 0 3 pub 8 my files</RemoteDir>
          Work</Server>
        <Folder expanded="1">Clients
          <Server><Host>::1</Host><Port>2121</Port><Protocol>0</Protocol><Name>Work (new)</Name>
            <Logontype>0</Logontype></Server>
          <Server><Host>h</Host><Port>990</Port><Protocol>3</Protocol><User>x</User>
            <Pass encoding="crypt" pubkey="k">abc</Pass><Name>ls</Name></Server>
          <Server><Host>s</Host><Port>22</Port><Protocol>1</Protocol><Name>Shell</Name></Server>
        </Folder>
        <Server><Host>plain</Host><Port>70000</Port><Protocol>6</Protocol><Name>Bad</Name></Server>
      </Servers>
    </FileZilla3>
    """

  /// As WinSCP 6 exports it.
  private static let winscpSample = """
    \u{FEFF}[Configuration\\Interface]\r
    RandomSeedFile=%25APPDATA%25\\winscp.rnd\r
    [Sessions\\Default%20Settings]\r
    HostName=none\r
    [Sessions\\Office/web%20site]\r
    HostName=ftp.example.org\r
    PortNumber=2121\r
    UserName=me%40example.org\r
    Password=A35C4A5B6C\r
    FSProtocol=5\r
    Ftps=3\r
    FtpPasvMode=0\r
    RemoteDirectory=/www/my%20site\r
    [Sessions\\shell]\r
    HostName=h\r
    [Sessions\\implicit]\r
    HostName=h\r
    FSProtocol=5\r
    Ftps=1\r
    """

  /// As lftp 4.9.2 writes it.
  private static let lftpSample = """
    debian\tftp://ftp.debian.org/debian/
    s\tsftp://me@host/
    work\tftp://me:p%20w@host:2121/pub%20x/
    plain\thost
    """

  /// As ncftp 3.2.6 writes it.
  private static let ncftpSample = """
    NcFTP bookmark-file version: 8
    Number of bookmarks: ??
    wo rk,127.0.0.1,ferry,*encoded*ZGNjM2EwNzhkZjUxZmJiYQAA,,a\\,b\\$c,I,40173,1795848680,1,1,-1,1,127.0.0.1,,,,,,S,-1,
    free,ftp.example.org,,,,/pub,A,21,1,1,1,-1,1,,,,,,,S,-1,
    """

  /// As rclone 1.60 writes it.
  private static let rcloneSample = """
    # by hand
    [rem]
    type = ftp
    host = ftp.example.org
    user = me
    port = 2121
    pass = wZu1fKHnvmNf_qGUbyVzRqZQAa4CBg
    explicit_tls = true
    disable_epsv = true

    [drive]
    type = drive
    """
}
