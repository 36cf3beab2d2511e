# tmux.sh: a program in a real terminal. Source it; no test ever sleeps for a fixed time.
#
#   tmux_start COLS ROWS TERM COMMAND...   in a fresh server of its own
#   tmux_type KEY...                       as tmux send-keys takes them
#   tmux_wait TEXT                         until the screen holds it; fails after ten seconds
#   tmux_screen                            prints the screen
#   tmux_cursor                            prints "X,Y"
#   tmux_stop                              ends the server

tmux_folder=$(mktemp -d)
tmux_server=0
trap 'tmux_stop; rm -rf "$tmux_folder"' EXIT HUP INT TERM

# tmux runs a command by the user's shell, which an account for builds may not have.
tmux_do()
{
    SHELL=/bin/sh tmux -S "$tmux_folder/$tmux_server" -f /dev/null "$@"
}

tmux_start()
{
    tmux_server=$((tmux_server + 1))     # a socket is free only some time after its server ended
    tmux_cols=$1 tmux_rows=$2 tmux_term=$3
    shift 3
    tmux_do new-session -d -x "$tmux_cols" -y "$tmux_rows" \
        "env TERM=$tmux_term $*; echo \"ended \$?\"; exec cat"
}

tmux_type()
{
    tmux_do send-keys "$@"
}

tmux_screen()
{
    tmux_do capture-pane -p 2>/dev/null
}

tmux_cursor()
{
    tmux_do display-message -p '#{cursor_x},#{cursor_y}'
}

# Polls: asking tmux is the pause.
tmux_wait()
{
    tmux_end=$(($(date +%s) + 10))
    until tmux_screen | grep -qF -e "$1"; do
        if [ "$(date +%s)" -ge "$tmux_end" ]; then
            echo "# waited in vain for: $1"
            tmux_screen | sed 's/^/# /'
            return 1
        fi
    done
}

tmux_stop()
{
    tmux_do kill-server 2>/dev/null || true
}
