/// What `help` says of things that are not one command.
enum HelpTopics {
  /// The names of the topics, sorted.
  static let names: [String] = texts.keys.sorted()

  /// The text of a topic; `nil` where there is none of that name.
  static func text(of name: String) -> String? { texts[name.lowercased()] }

  private static let texts: [String: String] = [
    "transfers": """
    get FILE             fetch a file            put FILE      send one
    get FILE NAME        under another name      put FILE NAME
    get *.txt            all that fit            put *.txt
    get -r DIRECTORY     with all in it          put -r DIRECTORY
    get FILE &           in the background: jobs, fg, wait, kill, queue
    get -c FILE          go on behind what another program left here

    A file gets its name when all of it is there and its size (or a digest) fits.
    What stops a transfer costs nothing: the same command goes on where it ended.
    Ctrl-C stops a transfer and stays connected; Ctrl-T says how far it is.

    set overwrite ask|always|never|newer   what happens to a file that is there
    set rate 2M                            the most bytes a second, of all
    set verify digest                      a transfer without a digest is no success
    set progress lines                     how progress is shown
    """,
    "names": """
    cd 'My Documents'    names with blanks stand in '...' or "...", or have a \\
    get photo\\ 1.jpg     before each blank
    rm -- -old.txt       a name that begins with '-' goes behind '--'
    ls caf\\xe9           a byte that is no character; set charset ISO-8859-1
                         is for servers that write names so

    *.txt  ?.txt  [a-c]*  {a,b}.txt  **/*.jpg
                         patterns, here and at the server; in quotes they are
                         plain characters
    ~                    where the login led; with lcd and put, your home
    cd -                 the directory before; lcd - here

    Tab completes names on both sides, commands, options and settings.
    """,
    "scripts": """
    ferry -c 'cd pub; get a.txt' ftp://host     commands as an argument
    ferry -f FILE ftp://me@host                 commands from a file, one a line
    ferry me@host < FILE                        the same
    source FILE                                 at the prompt, or in a script

    ;  between commands, as a line end    &&  the next one after success only
    #  begins a comment                   ||  the next one after a failure only
    -get a.txt     a failure of this one does not count
    @get a.txt     is not echoed
    !date          a command of this machine
    ls > FILE      >> behind what is there    ls | sort    to a program

    A script stops at the first failure and ends with its status; --keep-going
    runs the rest too. 'help statuses' lists them; 'help passwords' is next.
    """,
    "passwords": """
    What counts first:
      user NAME PASSWORD, open -u NAME,PASSWORD, a URL: others may see them
      --password-fd 3 3<FILE          the first line of a descriptor
      --password-command 'pass ftp'   the first line that a command writes
      a bookmark                      its own password-command ('help bookmark')
      FERRY_PASSWORD                  taken out of the environment at once
      ~/.netrc                        machine HOST login NAME password WORD
      a question at a terminal, up to three times

    --password-fd, --password-command and FERRY_PASSWORD are for the first server
    of a run; a second one has its own in ~/.netrc or a bookmark.

    ~/.netrc must be yours alone (chmod 600), and names the user as well where
    you name none; --no-netrc and 'set netrc off' go without it. Its 'macdef
    init' is run with 'set netrc macros' only.

    Passwords are in no history, no message and no file that ferry writes, but
    for 'bookmark import --passwords'.
    """,
    "statuses": StatusMeanings.text,
    "tls": """
    The connection is protected wherever the server can do it (AUTH TLS).

    open ftps://HOST           TLS from the first byte, port 990
    set tls require            do without servers that have none
    set tls/HOST off           no TLS with this one
    trust HOST                 look at a certificate that no authority vouches
                               for, and decide; trust --list shows all
    ferry --pin SHA256 URL     this certificate and no other
    ferry --ca FILE URL        authorities of your own
    status                     what protects the connection now
    ccc                        go on in clear, for old firewalls

    A password goes in clear only after you have said yes.
    """,
    "sync": """
    get -r DIRECTORY     fetches what is missing here or has changed
    put -r DIRECTORY     sends what is missing there or has changed
    get -r -P 4 DIR      over four connections; -P auto as many as help

    The same command again goes on where the last one stopped. Nothing is ever
    deleted on the other side.

    set overwrite newer  replaces what is older only
    du -h DIR, find DIR  show what is there before you begin
    """,
    "sftp": """
    What you know from sftp works: cd ls get put lcd lls lpwd mkdir rm rmdir
    rename chmod df reget reput exit !COMMAND, -CMD and @CMD in scripts.

    sftp -b FILE         ferry -f FILE
    get -a, reget        get -c; a transfer that was cut goes on by itself
    get -R               get -r
    progress             set progress
    chown, chgrp         FTP has none; 'site HELP' says what this server has
    lumask               !umask
    """,
    "lftp": """
    mirror DIR           the same; -R DIR sends, --delete, -x PATTERN, -n, -P 4
    pget -n 4 FILE       get --segments 4 FILE
    cls, mrm, mmv        ls, rm, mv
    queue, jobs, wait, kill, '&', alias, source, repeat, find, du: as you know them
    set ftp:ssl-force    set tls require
    set net:limit-rate   set rate 2M
    set xfer:clobber     set overwrite always
    cache                listings are kept for a moment; rels forgets them
    debug                set verbose on
    lftp -e, -c          ferry -c 'COMMAND; COMMAND' URL
    """,
    "proxy": """
    set proxy socks5://host:1080     SOCKS 5; user and password stand before the
                                     host: socks5://user:password@host:1080
    set proxy http://host:3128       CONNECT of HTTP, with user and password too
    set proxy ftp://host             an FTP proxy: USER name@server
    set proxy ftp-open://host        an FTP proxy: OPEN server
    set proxy ftp-site://host        an FTP proxy: SITE server
    set proxy none                   no proxy, whatever the environment says
    set proxy auto                   what ftp_proxy, or else ALL_PROXY, says
    set proxy/*.example.org ...      for some servers only
    set no-proxy a.example,10.0.0.0/8    servers reached without it; auto is
                                     what NO_PROXY says
    ferry --proxy URL ...            the same on the command line

    The name of the server is resolved at the proxy. Data connections go through
    it too, and are always passive. This machine needs no proxy, and gets none
    from the environment. A password of the proxy's own travels in clear, as SOCKS
    and HTTP have it, and is shown nowhere.

    set source-address 192.0.2.7     the address of this machine to connect from
    set active-address 203.0.113.9   with 'passive off', what servers are told,
    set active-ports 50000-50100     and the ports that a router passes on
    """,
    "prompt": """
    set prompt '%h:%d> '         what stands before the line
    set right-prompt '%l %L'     what stands at the right

    %h  the server               %d  the directory there
    %u  who is logged in         %L  the directory here
    %l  tls, or clear            %%  a percent sign
    %j  how many jobs there are  %s  the status of the last command
    %[...%]  shown only if one of %j and %s in it says something (%s: not 0)
    set prompt default           as it was

    set prompt '%[(%j) %]%h:%d%[ !%s%]> '
    """,
  ]
}
