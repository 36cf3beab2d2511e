#compdef fleetlab
# zsh completion for fleetlab: what fleetlab.bash offers, which is installed in its own place.

_fleetlab()
{
    local here=${${functions_source[_fleetlab]}:A:h}
    local script=${FLEETLAB_COMPLETION:-$here/../../bash-completion/completions/fleetlab}
    local -a offered
    offered=(${(f)"$(bash -c '. "$1" && shift && _fleetlab_print "$@"' \
        bash $script "${(@Q)words[1,CURRENT]}" 2>/dev/null)"})
    (( ${#offered} )) || return 1
    if [[ ${offered[1]} == *= ]]; then
        compadd -S '' -a offered
    else
        compadd -f -a offered
    fi
}

[[ -z ${compstate-} ]] || _fleetlab "$@"
