#!/bin/sh
# Completion in bash, zsh and fish against the program's own tables of options, as it is installed.
. "$srcdir/tests/cmd/tap.sh"

run 0 "make install" env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL \
    make -C "$builddir" install "DESTDIR=$work/stage" prefix=/usr
share=$work/stage/usr/share

# offered_SHELL WORD...: what the shell offers for the last word, one a line.
offered_bash() {
    bash -c '. "$1"; shift; _fleetlab_print "$@"' bash "$share/bash-completion/completions/fleetlab" "$@"
}
# zsh has no completion without a terminal: compadd stands in for its own.
offered_zsh() {
    zsh -f -c 'fpath=($1 $fpath); shift; typeset -A compstate=(context command)
        compadd() { print -rl -- ${(P)@[-1]} }
        words=("$@") CURRENT=$#; autoload -U _fleetlab; _fleetlab' zsh "$share/zsh/site-functions" "$@"
}
offered_fish() {
    fish --no-config -c 'source $argv[1]; complete -C (string join " " -- $argv[2..])' \
        "$share/fish/vendor_completions.d/fleetlab.fish" "$@" | cut -f 1
}

# offers NAME WORD...: they are the words in $work/due.
offers() {
    name=$1
    shift
    "offered_$shell" "$@" >"$work/is" 2>"$work/err"
    LC_ALL=C sort "$work/is" >"$work/is.sorted"
    LC_ALL=C sort "$work/due" >"$work/due.sorted"
    { diff "$work/due.sorted" "$work/is.sorted"; cat "$work/err"; } >"$work/why"
    [ -s "$work/due" ] || echo "nothing to compare with" >>"$work/why"
    nothing_wrong "$shell: $name"
}

"$FLEETLAB" --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' >"$work/commands"
for shell in bash zsh fish; do
    if ! command -v $shell >/dev/null 2>&1; then
        number=$((number + 1))
        echo "ok $number # SKIP completion in $shell: it is not installed"
        continue
    fi
    cp "$work/commands" "$work/due"
    offers "commands" fleetlab ""
    while read -r command; do
        "$FLEETLAB" "$command" --help | sed -n 's/^  \(--[a-z0-9-]*\).*/\1/p' >"$work/due"
        offers "options of $command" fleetlab "$command" --
        "$FLEETLAB" "$command" --help | sed -n 's/^  --format \([a-z|]*\) .*/\1/p' | tr '|' '\n' >"$work/due"
        [ ! -s "$work/due" ] || offers "formats of $command" fleetlab "$command" --format ""
    done <"$work/commands"
    sed -n 's/^order = //p' "$srcdir/data/tracks.ini" | tr ' ' '\n' | sed 's/^/--track=/' >"$work/due"
    offers "tracks behind an equals sign" fleetlab eval --track=
    printf 'topology=%s\n' fat_tree torus >"$work/due"
    offers "choices of an input" fleetlab eval --set topology=
    echo "$work/stage/usr" >"$work/due"
    [ $shell = fish ] || offers "files" fleetlab check-data "$work/stage/us"
done
finish
