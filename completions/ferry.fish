function __ferry_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __ferry_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __ferry_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __ferry_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __ferry_parse_tokens -S
    set -l unparsed_tokens (__ferry_tokens -pc)
    switch $unparsed_tokens[1]
    case 'ferry'
        __ferry_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'shell'
            __ferry_parse_subcommand 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'c=' 'f=' 'keep-going' 'version' 'h/help'
        case 'demo'
            __ferry_parse_subcommand 0 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'c=' 'f=' 'keep-going' 'version' 'h/help'
        case 'pwd'
            __ferry_parse_subcommand 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'version' 'h/help'
        case 'ls'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'l' '1' 'a/all' 'd' 'R' 'F' 't' 'S' 'X' 'U' 'r/reverse' 'h' 'json' 'version' 'help'
        case 'mkdir'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'p' 'version' 'h/help'
        case 'rmdir'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'version' 'h/help'
        case 'rm'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'f' 'version' 'h/help'
        case 'mv'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'json' 'progress=' 'f/force' 'version' 'h/help'
        case 'chmod'
            __ferry_parse_subcommand -r 2 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'version' 'h/help'
        case 'get'
            __ferry_parse_subcommand 2 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'json' 'progress=' 'a' 'f/force' 'o=' 'version' 'h/help'
        case 'put'
            __ferry_parse_subcommand 2 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'json' 'progress=' 'a' 'append' 'n/no-clobber' 'o=' 'version' 'h/help'
        case 'mget'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'json' 'progress=' 'a' 'f/force' 'o=' 'version' 'h/help'
        case 'mput'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'json' 'progress=' 'a' 'append' 'n/no-clobber' 'o=' 'version' 'h/help'
        case 'cp'
            __ferry_parse_subcommand -r 1 'u/user=' 'port=' 'timeout=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure=' 'json' 'progress=' 'f/force' 'version' 'h/help'
        case 'help'
            __ferry_parse_subcommand -r 1 'version'
        end
    end
end

function __ferry_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __ferry_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __ferry_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __ferry_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__ferry_tokens -p)
    if test -z "$(__ferry_tokens -t)"
        set -l index (count (__ferry_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'ferry' -f
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'shell' -d 'Read commands from a prompt or a script; what \'ferry\' does without a verb.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'demo' -d 'Try everything with a server of the program\'s own.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'pwd' -d 'Show the working directory at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'ls' -d 'List files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mkdir' -d 'Create directories at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'rmdir' -d 'Remove empty directories at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'rm' -d 'Remove files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mv' -d 'Rename or move files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'chmod' -d 'Set the permission bits of files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'get' -d 'Fetch a file from the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'put' -d 'Send a file to the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mget' -d 'Fetch several files from the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mput' -d 'Send several files to the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'cp' -d 'Copy files between this machine and a URL.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" c' -s 'c' -d 'Commands to run, with \';\' between them.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" f' -s 'f' -d 'A file of commands to run, one a line.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" keep-going' -l 'keep-going' -d 'Run the lines after one that failed too; the status is still that of the first failure.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" c' -s 'c' -d 'Commands to run, with \';\' between them.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" f' -s 'f' -d 'A file of commands to run, one a line.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" keep-going' -l 'keep-going' -d 'Run the lines after one that failed too; the status is still that of the first failure.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" l' -s 'l' -d 'One line a file, with all that is known of it.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" 1' -s '1' -d 'One name a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" a all' -s 'a' -l 'all' -d 'Names that begin with a dot too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" d' -s 'd' -d 'Directories themselves, not what is in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" R' -s 'R' -d 'What is in the directories below too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" F' -s 'F' -d 'Mark directories with /, links with @, programs with *.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" t' -s 't' -d 'Newest first.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" S' -s 'S' -d 'Largest first.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" X' -s 'X' -d 'By what stands behind the last dot of names.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" U' -s 'U' -d 'As the server sends them, at once and without keeping them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" r reverse' -s 'r' -l 'reverse' -d 'In reverse order.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" h' -s 'h' -d 'Sizes such as 1.2K and 34M.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry ls" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" help' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" p' -s 'p' -d 'Parents too; a directory that is there is no error.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mkdir" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry rmdir" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" f' -s 'f' -d 'A file that is not there is no error.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry rm" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" progress' -l 'progress' -d 'How progress is shown: auto, bar, lines, json, none.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" f force' -l 'force' -s 'f' -d 'Replace files of this machine that have the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mv" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry chmod" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" progress' -l 'progress' -d 'How progress is shown: auto, bar, lines, json, none.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" f force' -l 'force' -s 'f' -d 'Replace files that have the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" o' -s 'o' -d 'The name here, or a directory; \'-\' is standard output.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry get" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry get" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" progress' -l 'progress' -d 'How progress is shown: auto, bar, lines, json, none.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" append' -l 'append' -d 'Put the octets behind those that are there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" n no-clobber' -s 'n' -l 'no-clobber' -d 'Keep a file that is there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" o' -s 'o' -d 'The name at the server, or a directory.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry put" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry put" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" progress' -l 'progress' -d 'How progress is shown: auto, bar, lines, json, none.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" f force' -l 'force' -s 'f' -d 'Replace files that have the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" o' -s 'o' -d 'The directory here.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mget" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" progress' -l 'progress' -d 'How progress is shown: auto, bar, lines, json, none.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" append' -l 'append' -d 'Put the octets behind those that are there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" n no-clobber' -s 'n' -l 'no-clobber' -d 'Keep a file that is there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" o' -s 'o' -d 'The directory at the server; a URL, on the command line.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mput" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls' -l 'tls' -d 'Protection of the connection: prefer, require, implicit or off.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls-min' -l 'tls-min' -d 'The oldest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls-max' -l 'tls-max' -d 'The newest version of TLS: 1.2 or 1.3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" insecure' -l 'insecure' -d 'Do not check the certificate of this one host, this one time.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" progress' -l 'progress' -d 'How progress is shown: auto, bar, lines, json, none.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" f force' -l 'force' -s 'f' -d 'Replace files of this machine that have the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry cp" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry help" version' -l 'version' -d 'Show the version.'
