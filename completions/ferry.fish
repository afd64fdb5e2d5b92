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
        __ferry_parse_subcommand 0 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'c=+' 'f=' 'keep-going' 'progress=' 'e=+' 'n' 'g' 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'shell'
            __ferry_parse_subcommand 2 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'c=+' 'f=' 'keep-going' 'progress=' 'e=+' 'n' 'g' 'version' 'h/help'
        case 'demo'
            __ferry_parse_subcommand 0 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'c=+' 'f=' 'keep-going' 'progress=' 'version' 'h/help'
        case 'manual'
            __ferry_parse_subcommand 0 'version' 'h/help'
        case 'trust'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'list' 'remove' 'fingerprint=' 'version' 'h/help'
        case 'doctor'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'read-only' 'json' 'version' 'h/help'
        case 'bookmark'
            __ferry_parse_subcommand -r 2 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'f/force' 'passwords' 'json' 'version' 'h/help'
        case 'pwd'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'ls'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'l' '1' 'a/all' 'd' 'R' 'F' 't' 'S' 'X' 'U' 'r/reverse' 'h' 'json' 'version' 'help'
        case 'nlist'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'tree'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'a/all' 'd' 'F' 's' 'L=' 'json' 'version' 'h/help'
        case 'find'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'du'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'a' 'b' 'h' 's' 'c' 'd=' 'json' 'version' 'help'
        case 'df'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'h' 'json' 'version' 'help'
        case 'stat'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'version' 'h/help'
        case 'cat'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'more'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'head'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'n=' 'c=' 'version' 'h/help'
        case 'tail'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'n=' 'c=' 'f' 'version' 'h/help'
        case 'zcat'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'zmore'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'edit'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'diff'
            __ferry_parse_subcommand 2 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'remote' 'version' 'h/help'
        case 'cmp'
            __ferry_parse_subcommand 2 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 's' 'remote' 'version' 'h/help'
        case 'checksum'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'a/algorithm=' 'fetch' 'json' 'version' 'h/help'
        case 'mkdir'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'p' 'version' 'h/help'
        case 'rmdir'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
        case 'rm'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'f' 'r/recursive' 'version' 'h/help'
        case 'mv'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'fxp' 'no-fxp' 'f/force' 'version' 'h/help'
        case 'chmod'
            __ferry_parse_subcommand -r 2 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'R/recursive' 'version' 'h/help'
        case 'touch'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'c' 't=' 'r=' 'version' 'h/help'
        case 'ln'
            __ferry_parse_subcommand 2 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 's' 'version' 'h/help'
        case 'get'
            __ferry_parse_subcommand -r 3 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'a' 'c/continue' 'p/keep-modes' 'verify=' 'limit-rate=' 'tries=' 'f/force' 'r/recursive' 'P/parallel=' 'L/copy-links' 'segments=' 'o=' 'version' 'h/help'
        case 'put'
            __ferry_parse_subcommand -r 3 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'a' 'append' 'c/continue' 'p/keep-modes' 'verify=' 'limit-rate=' 'tries=' 'in-place' 'n/no-clobber' 'f/force' 'r/recursive' 'P/parallel=' 'L/copy-links' 'o=' 'version' 'h/help'
        case 'mget'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'a' 'c/continue' 'p/keep-modes' 'verify=' 'limit-rate=' 'tries=' 'f/force' 'r/recursive' 'P/parallel=' 'L/copy-links' 'o=' 'version' 'h/help'
        case 'mput'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'a' 'append' 'c/continue' 'p/keep-modes' 'verify=' 'limit-rate=' 'tries=' 'in-place' 'n/no-clobber' 'f/force' 'r/recursive' 'P/parallel=' 'L/copy-links' 'o=' 'version' 'h/help'
        case 'cp'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'fxp' 'no-fxp' 'f/force' 'version' 'h/help'
        case 'mirror'
            __ferry_parse_subcommand -r 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'json' 'progress=' 'R/reverse' 'n/dry-run' 'plan=' 'apply=' 'compare=' 'delete' 'max-delete=' 'ignore-errors' 'backup=' 'manifest=' 'swap' 'swap-back' 'two-way' 'no-lock' 'lock-age=' 'watch' 'settle=' 'every=' 'on-change=' 'i/include=+' 'x/exclude=+' 'filter=+' 'newer=' 'older=' 'larger=' 'smaller=' 'only-existing' 'only-new' 'links=' 'p/keep-modes' 'verify=' 'limit-rate=' 'tries=' 'P/parallel=' 'shard=' 'shard-depth=' 'summary=' 'report=' 'version' 'h/help'
        case 'explain'
            __ferry_parse_subcommand 1 'u/user=' 'password-command=' 'password-fd=' 'no-netrc' 'port=' 'timeout=' 'proxy=' 'source=' '4' '6' 'v/verbose' 'q/quiet' 'tls=' 'tls-min=' 'tls-max=' 'tls-ciphers=' 'ca=' 'crl=' 'pin=' 'cert=' 'key=' 'allow-clear-password' 'insecure' 'version' 'h/help'
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
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry"' -s 'c' -d 'Commands to run, with \';\' between them; several options run in turn.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" b f' -s 'f' -s 'b' -d 'A file of commands to run, one a line; \'-\' is standard input.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" keep-going' -l 'keep-going' -d 'Run the lines after one that failed too; the status is still that of the first failure.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry"' -s 'e' -d 'Commands to run before those of the prompt or of the script, as with lftp.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" n' -s 'n' -d 'As --no-netrc, as with ftp.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" g' -s 'g' -d 'Take patterns as plain characters, as with ftp.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'shell' -d 'Read commands from a prompt or a script; what \'ferry\' does without a verb.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'demo' -d 'Try everything with a server of the program\'s own.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'manual' -d 'Print the manual page.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'trust' -d 'Trust a certificate that no authority vouches for.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'doctor' -d 'Test a server, and remember what is proven.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'bookmark' -d 'Keep servers under names, with settings of their own.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'pwd' -d 'Show the working directory at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'ls' -d 'List files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'nlist' -d 'List the names that the server gives for NLST.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'tree' -d 'Show what is below a directory at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'find' -d 'Look for files in trees at the server, as find(1) does.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'du' -d 'Add up the sizes of files below directories at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'df' -d 'Show how much room there is at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'stat' -d 'Show what the server tells of files.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'cat' -d 'Show what is in files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'more' -d 'Show what is in files, a screen at a time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'head' -d 'Show the beginnings of files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'tail' -d 'Show the ends of files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'zcat' -d 'Show what is in files that gzip has compressed.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'zmore' -d 'Show what gzip has compressed, a screen at a time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'edit' -d 'Change a file at the server with your editor.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'diff' -d 'Show how a file at the server and one here differ.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'cmp' -d 'Compare a file at the server with one here.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'checksum' -d 'Show the digests of files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mkdir' -d 'Create directories at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'rmdir' -d 'Remove empty directories at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'rm' -d 'Remove files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mv' -d 'Rename or move files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'chmod' -d 'Set the permission bits of files at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'touch' -d 'Create empty files, or set their modification times.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'ln' -d 'Make a symbolic link at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'get' -d 'Fetch a file from the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'put' -d 'Send a file to the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mget' -d 'Fetch several files from the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mput' -d 'Send several files to the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'cp' -d 'Copy files at a server, between servers, or to or from here.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'mirror' -d 'Make a directory like one on the other side.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'explain' -d 'Say what the last failure meant, and what to try.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell"' -s 'c' -d 'Commands to run, with \';\' between them; several options run in turn.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" b f' -s 'f' -s 'b' -d 'A file of commands to run, one a line; \'-\' is standard input.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" keep-going' -l 'keep-going' -d 'Run the lines after one that failed too; the status is still that of the first failure.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell"' -s 'e' -d 'Commands to run before those of the prompt or of the script, as with lftp.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" n' -s 'n' -d 'As --no-netrc, as with ftp.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" g' -s 'g' -d 'Take patterns as plain characters, as with ftp.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry shell" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo"' -s 'c' -d 'Commands to run, with \';\' between them; several options run in turn.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" b f' -s 'f' -s 'b' -d 'A file of commands to run, one a line; \'-\' is standard input.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" keep-going' -l 'keep-going' -d 'Run the lines after one that failed too; the status is still that of the first failure.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry demo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry manual" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry manual" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" list' -l 'list' -d 'Show which servers are trusted.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" remove' -l 'remove' -d 'Trust the server no longer.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" fingerprint' -l 'fingerprint' -d 'The SHA-256 fingerprint of the certificate.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry trust" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" read-only' -l 'read-only' -d 'Write nothing at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry doctor" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" f force' -l 'force' -s 'f' -d 'Replace a bookmark that has the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" passwords' -l 'passwords' -d 'Take passwords over too; they stand in the file then.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry bookmark" -eq 1' -fka 'add list edit remove import'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry bookmark" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry pwd" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" l n' -s 'l' -s 'n' -d 'One line a file, with all that is known of it.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" 1' -s '1' -d 'One name a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" A a all' -s 'a' -s 'A' -l 'all' -d 'Names that begin with a dot too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" d' -s 'd' -d 'Directories themselves, not what is in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" R' -s 'R' -d 'What is in the directories below too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" F' -s 'F' -d 'Mark directories with /, links with @, programs with *.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" t' -s 't' -d 'Newest first.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" S' -s 'S' -d 'Largest first.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" X' -s 'X' -d 'By what stands behind the last dot of names.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" U f' -s 'U' -s 'f' -d 'As the server sends them, at once and without keeping them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" r reverse' -s 'r' -l 'reverse' -d 'In reverse order.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" h' -s 'h' -d 'Sizes such as 1.2K and 34M.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry ls" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ls" help' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry nlist" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry nlist" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" a all' -s 'a' -l 'all' -d 'Names that begin with a dot too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" d' -s 'd' -d 'Directories only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" F' -s 'F' -d 'Mark directories with /, links with @, programs with *.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" s' -s 's' -d 'Sizes too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" L' -s 'L' -d 'How many levels to show.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry tree" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tree" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry find" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry find" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" a' -s 'a' -d 'Files too, not only directories.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" b' -s 'b' -d 'Sizes in bytes.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" h' -s 'h' -d 'Sizes such as 1.2K and 34M.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" s' -s 's' -d 'Only a sum for each operand.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" c' -s 'c' -d 'A total at the end.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" d' -s 'd' -d 'How many levels to show.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" json' -l 'json' -d 'An object of JSON a line, for programs; sizes in bytes.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry du" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry du" help' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" h' -s 'h' -d 'Sizes such as 1.2K and 34M.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" json' -l 'json' -d 'An object of JSON, for programs; sizes in bytes.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry df" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry df" help' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry stat" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry stat" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry cat" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cat" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry more" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry more" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" n' -s 'n' -d 'How many lines; 10 if nothing else is said.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" c' -s 'c' -d 'How many bytes, such as 500 or 64K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry head" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry head" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" n' -s 'n' -d 'How many lines; 10 if nothing else is said.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" c' -s 'c' -d 'How many bytes, such as 500 or 64K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" f' -s 'f' -d 'Go on with what is added to the file.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry tail" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry tail" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry zcat" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zcat" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry zmore" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry zmore" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry edit" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry edit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" remote' -l 'remote' -d 'The second file is at the server too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry diff" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry diff" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" s' -s 's' -d 'Say nothing; the status tells.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" remote' -l 'remote' -d 'The second file is at the server too.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry cmp" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry cmp" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cmp" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" a algorithm' -s 'a' -l 'algorithm' -d 'sha256, sha512, sha1, md5 or crc32.' -rfka 'sha256 sha512 sha1 md5 crc32'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" fetch' -l 'fetch' -d 'Fetch the files, whatever the server can compute.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" json' -l 'json' -d 'An object of JSON a line, for programs.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry checksum" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry checksum" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" p' -s 'p' -d 'Parents too; a directory that is there is no error.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mkdir" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mkdir" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry rmdir" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rmdir" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" f' -s 'f' -d 'Do not ask; a file that is not there is no error.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" R r recursive' -s 'r' -s 'R' -l 'recursive' -d 'Directories and all in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry rm" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry rm" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" fxp' -l 'fxp' -d 'Between servers: straight from one to the other only, or never so.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" no-fxp' -l 'no-fxp' -d 'Between servers: straight from one to the other only, or never so.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" f force' -l 'force' -s 'f' -d 'Replace files that have the name, without a question.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mv" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mv" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" R recursive' -s 'R' -l 'recursive' -d 'Directories and all in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry chmod" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry chmod" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" c' -s 'c' -d 'Create nothing.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" t' -s 't' -d 'The time, in UTC; now if none is given.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" r' -s 'r' -d 'A file here whose time it gets.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry touch" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry touch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" s' -s 's' -d 'A symbolic link; there are no others.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry ln" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry ln" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry ln" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" c continue' -s 'c' -l 'continue' -d 'Take what is there for the beginning, and fetch or send the rest.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" keep-modes p' -s 'p' -l 'keep-modes' -d 'Keep the permission bits.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" verify' -l 'verify' -d 'What is compared at the end.' -rfka 'auto size digest none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" limit-rate' -l 'limit-rate' -d 'The most bytes a second, such as 500K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" tries' -l 'tries' -d 'How often to try when connections break.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" f force' -l 'force' -s 'f' -d 'Replace files that have the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" R r recursive' -s 'r' -s 'R' -l 'recursive' -d 'Transfer directories with all that is in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" P parallel' -s 'P' -l 'parallel' -d 'Connections for the files of directories: a number, or auto for as many as help.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" L copy-links' -s 'L' -l 'copy-links' -d 'Take links in directories for the files they lead to; else they are left out.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" segments' -l 'segments' -d 'Connections for each large file.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" o' -s 'o' -d 'The name here, or a directory; \'-\' is standard output.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry get" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry get" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" append' -l 'append' -d 'Put the bytes behind those that are there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" c continue' -s 'c' -l 'continue' -d 'Take what is there for the beginning, and fetch or send the rest.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" keep-modes p' -s 'p' -l 'keep-modes' -d 'Keep the permission bits.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" verify' -l 'verify' -d 'What is compared at the end.' -rfka 'auto size digest none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" limit-rate' -l 'limit-rate' -d 'The most bytes a second, such as 500K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" tries' -l 'tries' -d 'How often to try when connections break.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" in-place' -l 'in-place' -d 'Write under the final name, not under a temporary one first.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" n no-clobber' -s 'n' -l 'no-clobber' -d 'Keep a file that is there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" f force' -l 'force' -s 'f' -d 'Replace files that have the name, without a question.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" R r recursive' -s 'r' -s 'R' -l 'recursive' -d 'Transfer directories with all that is in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" P parallel' -s 'P' -l 'parallel' -d 'Connections for the files of directories: a number, or auto for as many as help.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" L copy-links' -s 'L' -l 'copy-links' -d 'Take links in directories for the files they lead to; else they are left out.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" o' -s 'o' -d 'The name at the server, or a directory.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry put" -eq 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry put" -eq 2' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry put" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" c continue' -s 'c' -l 'continue' -d 'Take what is there for the beginning, and fetch or send the rest.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" keep-modes p' -s 'p' -l 'keep-modes' -d 'Keep the permission bits.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" verify' -l 'verify' -d 'What is compared at the end.' -rfka 'auto size digest none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" limit-rate' -l 'limit-rate' -d 'The most bytes a second, such as 500K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" tries' -l 'tries' -d 'How often to try when connections break.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" f force' -l 'force' -s 'f' -d 'Replace files that have the name.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" R r recursive' -s 'r' -s 'R' -l 'recursive' -d 'Transfer directories with all that is in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" P parallel' -s 'P' -l 'parallel' -d 'Connections for the files of directories: a number, or auto for as many as help.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" L copy-links' -s 'L' -l 'copy-links' -d 'Take links in directories for the files they lead to; else they are left out.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" o' -s 'o' -d 'The directory here.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mget" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mget" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" a' -s 'a' -d 'Convert line ends: for text only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" append' -l 'append' -d 'Put the bytes behind those that are there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" c continue' -s 'c' -l 'continue' -d 'Take what is there for the beginning, and fetch or send the rest.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" keep-modes p' -s 'p' -l 'keep-modes' -d 'Keep the permission bits.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" verify' -l 'verify' -d 'What is compared at the end.' -rfka 'auto size digest none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" limit-rate' -l 'limit-rate' -d 'The most bytes a second, such as 500K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" tries' -l 'tries' -d 'How often to try when connections break.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" in-place' -l 'in-place' -d 'Write under the final name, not under a temporary one first.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" n no-clobber' -s 'n' -l 'no-clobber' -d 'Keep a file that is there.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" f force' -l 'force' -s 'f' -d 'Replace files that have the name, without a question.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" R r recursive' -s 'r' -s 'R' -l 'recursive' -d 'Transfer directories with all that is in them.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" P parallel' -s 'P' -l 'parallel' -d 'Connections for the files of directories: a number, or auto for as many as help.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" L copy-links' -s 'L' -l 'copy-links' -d 'Take links in directories for the files they lead to; else they are left out.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" o' -s 'o' -d 'The directory at the server; a URL, on the command line.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mput" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mput" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" fxp' -l 'fxp' -d 'Between servers: straight from one to the other only, or never so.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" no-fxp' -l 'no-fxp' -d 'Between servers: straight from one to the other only, or never so.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" f force' -l 'force' -s 'f' -d 'Replace files that have the name, without a question.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry cp" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry cp" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" json' -l 'json' -d 'Write what happens to standard output, one JSON object a line.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" progress' -l 'progress' -d 'How progress is shown.' -rfka 'auto bar lines json none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" R reverse' -s 'R' -l 'reverse' -d 'Send: make the directory at the server like that here.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" dry-run n' -s 'n' -l 'dry-run' -d 'Show the plan and do nothing.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" plan' -l 'plan' -d 'Keep the plan in a file, and do nothing else.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" apply' -l 'apply' -d 'Carry out the plan of such a file, and nothing else.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" compare' -l 'compare' -d 'How files are compared.' -rfka 'auto size time digest manifest'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" delete' -l 'delete' -d 'Delete what the source does not have; \'managed\' behind it: only what came from it.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" max-delete' -l 'max-delete' -d 'The most files that are deleted unasked: a number, or a percentage.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" ignore-errors' -l 'ignore-errors' -d 'Delete although something could not be looked at or transferred.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" backup' -l 'backup' -d 'Where files go that are deleted or replaced, by date.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" manifest' -l 'manifest' -d 'What is remembered, where: on this machine, at the server too, or nowhere.' -rfka 'local remote none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" swap' -l 'swap' -d 'Make the new tree beside the old one, and put it in its place when it is whole.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" swap-back' -l 'swap-back' -d 'Put the tree that the last --swap replaced back in its place.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" two-way' -l 'two-way' -d 'Change both sides: each gets what the other has changed or deleted since the last run.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" no-lock' -l 'no-lock' -d 'Do not keep other mirrors from the directory at the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" lock-age' -l 'lock-age' -d 'How old the lock of another mirror may be, such as 30m, before it is taken over.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" watch' -l 'watch' -d 'Go on: send what changes here as it changes, until Ctrl-C.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" settle' -l 'settle' -d 'How long nothing must have changed before it is sent.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" every' -l 'every' -d 'How often all is looked at again, such as 60s; of a server, how often at all.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" on-change' -l 'on-change' -d 'A command of this machine that is run after each change.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror"' -s 'i' -l 'include' -d 'A pattern of what counts; the first that fits decides.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror"' -s 'x' -l 'exclude' -d 'A pattern of what is left alone on both sides.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror"' -l 'filter' -d 'A file of such patterns: \'+ PATTERN\' or \'- PATTERN\' a line.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" newer' -l 'newer' -d 'Only files that were modified after this: 2026-11-27, or 3d.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" older' -l 'older' -d 'Only files that were modified before this.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" larger' -l 'larger' -d 'Only files that are larger, such as 10M.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" smaller' -l 'smaller' -d 'Only files that are smaller.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" only-existing' -l 'only-existing' -d 'Only files that the target has.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" only-new' -l 'only-new' -d 'Only files that the target does not have.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" links' -l 'links' -d 'What is done with links: copy makes links of them on the other side.' -rfka 'skip follow copy'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" keep-modes p' -s 'p' -l 'keep-modes' -d 'Keep the permission bits.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" verify' -l 'verify' -d 'What is compared at the end of each transfer.' -rfka 'auto size digest none'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" limit-rate' -l 'limit-rate' -d 'The most bytes a second, such as 500K.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" tries' -l 'tries' -d 'How often to try when connections break.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" P parallel' -s 'P' -l 'parallel' -d 'Connections: a number, or auto for as many as help.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" shard' -l 'shard' -d 'Do one part of several: K/N, or auto in an array job of Slurm or Kubernetes.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" shard-depth' -l 'shard-depth' -d 'How many names of a path decide which part it is in; usually 3.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" summary' -l 'summary' -d 'Where a summary goes: a file, or a directory with one of each part.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" report' -l 'report' -d 'Add up the summaries in a directory, and do nothing else.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_positional "ferry mirror" -ge 1' -F
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry mirror" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" u user' -s 'u' -l 'user' -d 'The user to log in as; anonymous if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" password-command' -l 'password-command' -d 'A command whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" password-fd' -l 'password-fd' -d 'A descriptor whose first line is the password.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" no-netrc' -l 'no-netrc' -d 'Go without ~/.netrc.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" port' -l 'port' -d 'The port of the server, 21 if none is named.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" timeout' -l 'timeout' -d 'How long to wait for connections, replies and data.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" proxy' -l 'proxy' -d 'The proxy on the way, such as socks5://host:1080, http://host:3128; none for none.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" source' -l 'source' -d 'The address of this machine to connect from.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" 4' -s '4' -d 'Use IPv4 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" 6' -s '6' -d 'Use IPv6 only.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" v verbose' -l 'verbose' -s 'v' -d 'Show the dialogue with the server.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" q quiet' -l 'quiet' -s 'q' -d 'Say nothing but warnings and errors.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" tls' -l 'tls' -d 'Protection of the connection.' -rfka 'prefer require implicit off'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" tls-min' -l 'tls-min' -d 'The oldest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" tls-max' -l 'tls-max' -d 'The newest version of TLS.' -rfka '1.2 1.3'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" tls-ciphers' -l 'tls-ciphers' -d 'Ciphers, by OpenSSL\'s names, with colons.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" ca' -l 'ca' -d 'A file of authorities to trust besides the system\'s.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" crl' -l 'crl' -d 'A file with lists of revoked certificates (CRL).' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" pin' -l 'pin' -d 'The SHA-256 fingerprint that the server must have.' -rfka ''
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" cert' -l 'cert' -d 'A file with this side\'s own certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" key' -l 'key' -d 'A file with the key of this side\'s certificate.' -rF
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" allow-clear-password' -l 'allow-clear-password' -d 'Send a password where others can read.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" insecure' -l 'insecure' -d 'Do not check the certificate of the server that is named here, this one time.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" version' -l 'version' -d 'Show the version.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'ferry' -n '__ferry_should_offer_completions_for_flags_or_options "ferry help" version' -l 'version' -d 'Show the version.'
# Bookmarks, servers, and paths there, which the program itself knows.
function __ferry_servers
    set -l tokens (commandline -opc)
    command $tokens[1] complete -- $tokens[2..] (string unescape -- (commandline -ct)) 2>/dev/null </dev/null
end

complete -c 'ferry' -fka '(__ferry_servers)'
