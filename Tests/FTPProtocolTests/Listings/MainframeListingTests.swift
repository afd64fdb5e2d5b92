import Testing

@testable import FTPProtocol

/// Listings of IBM's and Digital's systems, as their servers print them.
struct MainframeListingTests {
  private static let dataSets =
    "Volume Unit    Referred Ext Used Recfm Lrecl BlkSz Dsorg Dsname\r\n"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: [String]
    let entries: [String]
    var testDescription: String { name }
  }

  static let zVM = [
    Case(
      name: "directories",
      lines: [
        "AUTHORS           DIR        -          -          - 1999-09-20 10:31:11 -",
        "WELCNVT  EXEC     V         72          9          1 1999-09-20 17:16:18 -",
      ],
      entries: ["directory AUTHORS 19990920103111", "file WELCNVT.EXEC 648 19990920171618"]
    ),
    Case(
      name: "dates of the United States",
      lines: [
        "ART               DIR        -          -          - 11/24/95 17:45:47 -",
        "BLAH              DIR        -          -          -  2/07/98  1:29:15 -",
      ],
      entries: ["directory ART 19951124174547", "directory BLAH 19980207012915"]
    ),
    Case(
      name: "the byte file system",
      lines: [
        "05/20/2000 13:38:19   F        1          65758 'bfsline.cpy'",
        "05/19/2000 11:02:15   D        -          - 'a dir'",
      ],
      entries: ["file bfsline.cpy 65758 20000520133819", "directory a dir 20000519110215"]
    ),
  ]

  static let zOS = [
    Case(
      name: "words in place of attributes",
      lines: [
        dataSets + "Pseudo Directory                                      DB2",
        "WTLSTG 3380K  05/13/96  1    1  VB     136 23476  PS  PRINT",
        "Error determining attributes                          'SYS1.JES3CKPT'",
        "MYVOL  Not Mounted                                    A.B",
        "MYVOL  Tape                                           C.D",
        "XXXXXX 3390   **NONE**    1   15  ?        0     0 NONE E.F",
      ],
      entries: [
        "directory DB2", "file PRINT 19960513000000", "file 'SYS1.JES3CKPT'", "file A.B",
        "file C.D",
        "file E.F",
      ]
    ),
    Case(
      name: "no heading, and no object of IBM i",
      lines: ["XXXXXX 3390   **NONE**    1   15  ?        0     0 NONE E.F"],
      entries: ["file E.F"]
    ),
    Case(
      name: "members with years of two digits",
      lines: [
        "Name      VV.MM  Created   Changed  Time     Size    Init  Mod  ID",
        "TESTSWB   01.04  95/01/18  95/06/19 12:21      27      26   18  EDJAFFE", "PLAIN",
      ],
      entries: ["file TESTSWB 19950619122100", "file PLAIN"]
    ),
    Case(
      name: "a member whose user is a word with an asterisk",
      lines: ["A  01.03 2002/09/12 2002/10/11 09:37    11    11     0 *USER"],
      entries: ["file A 20021011093700"]
    ),
    Case(
      name: "jobs",
      lines: [
        "JOBNAME  JOBID    OWNER    STATUS CLASS", "ASCHINT  STC00968 IBMUSER  ACTIVE STC",
      ],
      entries: ["file STC00968"]
    ),
  ]

  static let others = [
    Case(
      name: "folders of documents on IBM i",
      lines: ["/QDLS/ARM          0 11/09/95 07:19:30 DIR"],
      entries: ["directory ARM 0 19951109071930"]
    ),
    Case(
      name: "a path on IBM i",
      lines: ["FUELOEP   76350 03/09/97 08:53:48 *STMF      home/fueloep/v4r1over.pre"],
      entries: ["file v4r1over.pre 76350 19970309085348"]
    ),
    Case(
      name: "an owner of ten letters on IBM i",
      lines: ["QSECOFRABC12345678901 04/23/24 14:06:34 *STMF      big.iso"],
      entries: ["file big.iso 20240423140634"]
    ),
    // UCX
    Case(
      name: "protection on the next line on OpenVMS",
      lines: [
        "A2PS.ZIP;1             111/117        17-MAY-1996 19:28:30  [USER,AI26]",
        "   (RWED,RWED,RE,RE)", "B.DIR;1   7/45  29-JAN-1996 11:54:04  [USER,AI26]",
        "   (RWED,RWED,RE,RE)",
      ],
      entries: ["file A2PS.ZIP 19960517192830", "directory B 19960129115404"]
    ),
    Case(
      name: "nothing found on OpenVMS",
      lines: ["ANONYMOUS:[000000.MSDOS]", "", "*.*;       <%RMS-E-FNF, file not found>"],
      entries: []
    ),
    Case(
      name: "OS-9 with its headings",
      lines: [
        "                           Directory of . 15:10:09",
        " Owner    Last modified  Attributes Sector Bytecount Name",
        "-------   -------------  ---------- ------ --------- ----",
        "254.254   15/07/19 0724   ------wr      40       154 .login",
      ],
      entries: ["file .login 154 20150719072400"]
    ),
    // NetWare 3.11, HellSoft, and Print Services for UNIX
    Case(
      name: "files without a hyphen on NetWare",
      lines: [
        "d  [R----F--]        supervisor    512    Aug 02 20:22  public",
        "   [R----F--]        supervisor   1123    Aug 05 8:12   driver.drv",
        "-[RWCEAFMS] server1          3166     Sept 14, 99 2:30 pm vol$log.err",
      ],
      entries: [
        "directory public 512 20260802202200", "file driver.drv 1123 20260805081200",
        "file vol$log.err 3166 19990914143000",
      ]
    ),
    // IBM i, with jobs of several settings
    Case(
      name: "OS/400 with dates in two orders",
      lines: [
        "QSYS      77824 02/23/00 15:09:55 *DIR       QOpenSys/",
        "PEP        1000 24/03/04 14:31:26 *STMF      a b.txt",
        "PEP        1000 04.03.24 14.31.26 *STMF      c.txt",
      ],
      entries: [
        "directory QOpenSys 77824 20000223150955", "file a b.txt 1000",
        "file c.txt 1000 20240304143126",
      ]
    ),
    Case(
      name: "OpenVMS with blanks in names, and names without more",
      lines: [
        "Directory SYS$SYSROOT:[000000]", "", "A.;1  5-JAN-2020 10:20:30",
        "B.TXT;2  no privilege for attempted operation",
        "D^.E^ F.TXT;3  1 5-JAN-2020 10:20 [U] (RWE)", "", "Total of 3 files.",
      ],
      entries: ["file A. 20200105102030", "file B.TXT", "file D^.E^ F.TXT 20200105102000"]
    ),
    Case(
      name: "Chameleon",
      lines: ["INSTALL  <DIR>  Nov 16 1994 17:17", "A.DOC  11264  May 11 1995 14:20   RHA"],
      entries: ["directory INSTALL 19941116171700", "file A.DOC 11264 19950511142000"]
    ),
  ]

  @Test(arguments: zVM + zOS + others)
  func `all lines are read`(example: Case) {
    let text = example.lines.map { $0 + "\r\n" }.joined()
    #expect(ListingSummary.ofList(text) == example.entries)
  }
}
