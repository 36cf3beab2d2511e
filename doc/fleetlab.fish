# fish completion for fleetlab: what fleetlab.bash offers, which is installed in its own place.

set -g __fleetlab_script (dirname (status --current-filename))/../../bash-completion/completions/fleetlab

function __fleetlab_complete
    set -l script $__fleetlab_script
    set -q FLEETLAB_COMPLETION; and set script $FLEETLAB_COMPLETION
    bash -c '. "$1" && shift && _fleetlab_print "$@"' bash $script \
        (commandline --tokenize --cut-at-cursor --current-process) \
        (commandline --current-token --cut-at-cursor | string unescape) 2>/dev/null
end

complete -c fleetlab -f -a '(__fleetlab_complete)'
