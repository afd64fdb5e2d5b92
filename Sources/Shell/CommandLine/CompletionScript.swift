/// The completion scripts for the user's own shell: what the parser of arguments makes of the
/// declarations, and around it what only the program knows: bookmarks, servers, and paths there.
package enum CompletionScript {
  /// Completes a script of the parser's.
  ///
  /// - Parameter script: For bash, zsh or fish, which is seen by its text.
  /// - Returns: The script with the part of ``CompleteVerb``.
  package static func withServers(_ script: String) -> String {
    if let range = script.suffixRange(of: bashEnd) {
      return script[..<range.lowerBound] + bash
    }
    if let range = script.suffixRange(of: zshEnd) {
      return script[..<range.lowerBound] + zsh
    }
    return script.hasPrefix("function __ferry") ? script + "\n" + fish : script
  }

  private static let bashEnd = "complete -o filenames -F _ferry ferry"

  private static let bash = #"""
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
    """#

  private static let zshEnd = #"""
    if [[ "${funcstack[1]}" = _ferry ]]; then
        _ferry "${@}"
    else
        compdef _ferry ferry
    fi
    """#

  private static let zsh = #"""
    # Bookmarks, servers, and paths there, which the program itself knows.
    _ferry_with_servers() {
        local word="${(Q)PREFIX}"
        local -a found
        found=("${(@f)$("${words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${word}" 2>/dev/null </dev/null)}")
        found=("${(@)found:#}")
        local -i ret=1
        if [[ ${#found} -gt 0 ]]; then
            # More follows behind a directory, and behind a name with its colon.
            local -a open=("${(@M)found:#*[:/]}") whole=("${(@)found:#*[:/]}")
            [[ ${#open} -gt 0 ]] && compadd -S '' -- "${open[@]}" && ret=0
            [[ ${#whole} -gt 0 ]] && compadd -- "${whole[@]}" && ret=0
        fi
        [[ "${word}" = (ftp|ftps)://* || ( "${word}" = *:* && ${ret} -eq 0 ) ]] && return "${ret}"
        _ferry "${@}" && ret=0
        return "${ret}"
    }

    if [[ "${funcstack[1]}" = _ferry ]]; then
        _ferry_with_servers "${@}"
    else
        compdef _ferry_with_servers ferry
    fi
    """#

  private static let fish = #"""
    # Bookmarks, servers, and paths there, which the program itself knows.
    function __ferry_servers
        set -l tokens (commandline -opc)
        command $tokens[1] complete -- $tokens[2..] (string unescape -- (commandline -ct)) 2>/dev/null </dev/null
    end

    complete -c 'ferry' -fka '(__ferry_servers)'
    """#
}

extension String {
  /// Where a text stands at the end, or before the last line end.
  fileprivate func suffixRange(of text: String) -> Range<String.Index>? {
    let whole = hasSuffix("\n") ? dropLast() : self[...]
    guard whole.hasSuffix(text) else { return nil }
    return whole.index(whole.endIndex, offsetBy: -text.count)..<endIndex
  }
}
