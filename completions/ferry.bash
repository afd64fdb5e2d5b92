#!/bin/bash

__ferry_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__ferry_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__ferry_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__ferry_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_ferry() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --keep-going -n -g --version -h --help)
    local -a repeating_options=(-c -e)
    local -a non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -f -b --progress)
    __ferry_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-c')
        return
        ;;
    '-f'|'-b')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '-e')
        return
        ;;
    esac

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    shell|demo|manual|trust|doctor|bookmark|pwd|ls|nlist|tree|find|du|df|stat|cat|more|head|tail|zcat|zmore|edit|diff|cmp|checksum|mkdir|rmdir|rm|mv|chmod|touch|ln|get|put|mget|mput|cp|mirror|explain|help)
        # Offer subcommand argument completions
        "_ferry_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'shell demo manual trust doctor bookmark pwd ls nlist tree find du df stat cat more head tail zcat zmore edit diff cmp checksum mkdir rmdir rm mv chmod touch ln get put mget mput cp mirror explain help' -- "${cur}"))
        ;;
    esac
}

_ferry_shell() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --keep-going -n -g --version -h --help)
    repeating_options=(-c -e)
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -f -b --progress)
    __ferry_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-c')
        return
        ;;
    '-f'|'-b')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '-e')
        return
        ;;
    esac
}

_ferry_demo() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --keep-going --version -h --help)
    repeating_options=(-c)
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -f -b --progress)
    __ferry_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-c')
        return
        ;;
    '-f'|'-b')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    esac
}

_ferry_manual() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __ferry_offer_flags_options 0
}

_ferry_trust() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --list --remove --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --fingerprint)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--fingerprint')
        return
        ;;
    esac
}

_ferry_doctor() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --read-only --json --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_bookmark() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --force -f --passwords --json --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -W 'add'$'\n''list'$'\n''edit'$'\n''remove'$'\n''import'
        return
        ;;
    esac
}

_ferry_pwd() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_ls() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -l -n -1 -a -A --all -d -R -F -t -S -X -U -f -r --reverse -h --json --version --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_nlist() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_tree() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -a --all -d -F -s --json --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -L)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-L')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_find() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_du() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -a -b -h -s -c --json --version --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -d)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-d')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_df() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -h --json --version --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_stat() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_cat() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_more() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_head() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -n -c)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-n')
        return
        ;;
    '-c')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_tail() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -f --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -n -c)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-n')
        return
        ;;
    '-c')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_zcat() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_zmore() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_edit() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_diff() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --remote --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    2)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_cmp() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -s --remote --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    2)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_checksum() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --fetch --json --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -a --algorithm)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-a'|'--algorithm')
        __ferry_add_completions -W 'sha256'$'\n''sha512'$'\n''sha1'$'\n''md5'$'\n''crc32'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_mkdir() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -p --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_rmdir() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_rm() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -f -r -R --recursive --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_mv() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json --fxp --no-fxp --force -f --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_chmod() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -R --recursive --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_touch() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -c --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key -t -r)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '-t')
        return
        ;;
    '-r')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_ln() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure -s --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    2)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_get() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json -a -c --continue -p --keep-modes --force -f -r -R --recursive -L --copy-links --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress --verify --limit-rate --tries -P --parallel --segments -o)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '--verify')
        __ferry_add_completions -W 'auto'$'\n''size'$'\n''digest'$'\n''none'
        return
        ;;
    '--limit-rate')
        return
        ;;
    '--tries')
        return
        ;;
    '-P'|'--parallel')
        return
        ;;
    '--segments')
        return
        ;;
    '-o')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    2)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_put() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json -a --append -c --continue -p --keep-modes --in-place -n --no-clobber --force -f -r -R --recursive -L --copy-links --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress --verify --limit-rate --tries -P --parallel -o)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '--verify')
        __ferry_add_completions -W 'auto'$'\n''size'$'\n''digest'$'\n''none'
        return
        ;;
    '--limit-rate')
        return
        ;;
    '--tries')
        return
        ;;
    '-P'|'--parallel')
        return
        ;;
    '-o')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __ferry_add_completions -f
        return
        ;;
    2)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_mget() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json -a -c --continue -p --keep-modes --force -f -r -R --recursive -L --copy-links --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress --verify --limit-rate --tries -P --parallel -o)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '--verify')
        __ferry_add_completions -W 'auto'$'\n''size'$'\n''digest'$'\n''none'
        return
        ;;
    '--limit-rate')
        return
        ;;
    '--tries')
        return
        ;;
    '-P'|'--parallel')
        return
        ;;
    '-o')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_mput() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json -a --append -c --continue -p --keep-modes --in-place -n --no-clobber --force -f -r -R --recursive -L --copy-links --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress --verify --limit-rate --tries -P --parallel -o)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '--verify')
        __ferry_add_completions -W 'auto'$'\n''size'$'\n''digest'$'\n''none'
        return
        ;;
    '--limit-rate')
        return
        ;;
    '--tries')
        return
        ;;
    '-P'|'--parallel')
        return
        ;;
    '-o')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_cp() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json --fxp --no-fxp --force -f --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_mirror() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --json -R --reverse -n --dry-run --delete --ignore-errors --swap --swap-back --two-way --no-lock --watch --only-existing --only-new -p --keep-modes --version -h --help)
    repeating_options=(-i --include -x --exclude --filter)
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key --progress --plan --apply --compare --max-delete --backup --manifest --lock-age --settle --every --on-change --newer --older --larger --smaller --links --verify --limit-rate --tries -P --parallel --shard --shard-depth --summary --report)
    __ferry_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    '--progress')
        __ferry_add_completions -W 'auto'$'\n''bar'$'\n''lines'$'\n''json'$'\n''none'
        return
        ;;
    '--plan')
        __ferry_add_completions -f
        return
        ;;
    '--apply')
        __ferry_add_completions -f
        return
        ;;
    '--compare')
        __ferry_add_completions -W 'auto'$'\n''size'$'\n''time'$'\n''digest'$'\n''manifest'
        return
        ;;
    '--max-delete')
        return
        ;;
    '--backup')
        return
        ;;
    '--manifest')
        __ferry_add_completions -W 'local'$'\n''remote'$'\n''none'
        return
        ;;
    '--lock-age')
        return
        ;;
    '--settle')
        return
        ;;
    '--every')
        return
        ;;
    '--on-change')
        return
        ;;
    '-i'|'--include')
        return
        ;;
    '-x'|'--exclude')
        return
        ;;
    '--filter')
        __ferry_add_completions -f
        return
        ;;
    '--newer')
        return
        ;;
    '--older')
        return
        ;;
    '--larger')
        return
        ;;
    '--smaller')
        return
        ;;
    '--links')
        __ferry_add_completions -W 'skip'$'\n''follow'$'\n''copy'
        return
        ;;
    '--verify')
        __ferry_add_completions -W 'auto'$'\n''size'$'\n''digest'$'\n''none'
        return
        ;;
    '--limit-rate')
        return
        ;;
    '--tries')
        return
        ;;
    '-P'|'--parallel')
        return
        ;;
    '--shard')
        return
        ;;
    '--shard-depth')
        return
        ;;
    '--summary')
        __ferry_add_completions -f
        return
        ;;
    '--report')
        __ferry_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_explain() {
    repeating_flags=()
    non_repeating_flags=(--no-netrc -4 -6 --verbose -v --quiet -q --allow-clear-password --insecure --version -h --help)
    repeating_options=()
    non_repeating_options=(-u --user --password-command --password-fd --port --timeout --proxy --source --tls --tls-min --tls-max --tls-ciphers --ca --crl --pin --cert --key)
    __ferry_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-u'|'--user')
        return
        ;;
    '--password-command')
        return
        ;;
    '--password-fd')
        return
        ;;
    '--port')
        return
        ;;
    '--timeout')
        return
        ;;
    '--proxy')
        return
        ;;
    '--source')
        return
        ;;
    '--tls')
        __ferry_add_completions -W 'prefer'$'\n''require'$'\n''implicit'$'\n''off'
        return
        ;;
    '--tls-min')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-max')
        __ferry_add_completions -W '1.2'$'\n''1.3'
        return
        ;;
    '--tls-ciphers')
        return
        ;;
    '--ca')
        __ferry_add_completions -f
        return
        ;;
    '--crl')
        __ferry_add_completions -f
        return
        ;;
    '--pin')
        return
        ;;
    '--cert')
        __ferry_add_completions -f
        return
        ;;
    '--key')
        __ferry_add_completions -f
        return
        ;;
    esac
}

_ferry_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __ferry_offer_flags_options -1
}

# Bookmarks, servers, and paths there, which the program itself knows.
_ferry_with_servers() {
    # bash takes a word apart at each colon; here it is one again, up to the cursor.
    local -a words=()
    local rest="${COMP_LINE}" lead
    local -i index over
    for ((index = 0; index <= COMP_CWORD; index++)); do
        lead="${rest%%[![:space:]]*}"
        rest="${rest#"${lead}"}"
        if [[ ${index} -eq 0 || -n ${lead} ]]; then
            words+=("${COMP_WORDS[index]}")
        else
            words[-1]+="${COMP_WORDS[index]}"
        fi
        rest="${rest#"${COMP_WORDS[index]}"}"
    done
    over=$((${#COMP_LINE} - ${#rest} - COMP_POINT))
    [[ ${over} -gt 0 && ${over} -le ${#words[-1]} ]] && words[-1]="${words[-1]:0:${#words[-1]}-over}"

    # Without quotes, as the program would get them.
    local word="${words[-1]}" quote=''
    local -a plain=()
    for ((index = 1; index < ${#words[@]}; index++)); do
        lead="${words[index]}"
        case "${lead}" in [\"\']*) lead="${lead:1}"; lead="${lead%[\"\']}" ;; esac
        plain+=("${lead//\\/}")
    done
    case "${word}" in [\"\']*) quote="${word:0:1}" ;; esac

    local -a found=()
    mapfile -t found < <("${COMP_WORDS[0]}" complete -- "${plain[@]}" 2>/dev/null </dev/null)
    COMPREPLY=()
    local -a COMP_WORDS=("${words[@]}")
    local -i COMP_CWORD=$((${#words[@]} - 1))
    case "${word}" in
    ftp://* | ftps://*) ;;
    *:*) [[ ${#found[@]} -gt 0 ]] || _ferry "${1}" "${2}" "${words[-2]}" ;;
    *) _ferry "${1}" "${2}" "${words[-2]}" ;;
    esac
    [[ ${#found[@]} -gt 0 ]] || return 0

    # What is replaced is what stands behind the last of those characters: the second argument.
    local -i skipped=0
    lead="${2//\\/}"
    [[ -z ${quote} && ${plain[-1]} == *"${lead}" ]] && skipped=$((${#plain[-1]} - ${#lead}))
    # A colon needs no backslash, which readline puts before it in names of files.
    if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
        for lead in "${found[@]}"; do
            [[ ${lead:skipped} == *:* && ${lead} != *[!A-Za-z0-9:/@._%~+,-]* ]] && compopt +o filenames
        done
    fi
    [[ ${#found[@]} -eq 1 && ${#COMPREPLY[@]} -eq 0 && ${found[0]} == *[:/] ]] && compopt -o nospace
    for lead in "${found[@]}"; do COMPREPLY+=("${lead:skipped}"); done
}

complete -o filenames -F _ferry_with_servers ferry
