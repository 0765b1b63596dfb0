# shellcheck shell=bash disable=SC2154
# Sets a Debian 12 machine up, step by step; what is there already is left alone.
#
# Sourced by run and test, which say where the repository is ($root). All words go to standard
# error, so that what the program prints stays its own.

venv=$root/.venv
packages_file=$root/set-up/debian-packages.txt
stamp=$venv/set-up.stamp

# set_up NEED...: make the machine ready for these needs (run, test).
set_up() {
    install_debian_packages "$@"
    python_is_ready && return
    exec 9<"$root"
    flock 9   # a second ./run that starts meanwhile waits, and then finds everything done
    python_is_ready || prepare_python
    exec 9<&-
}

say() { printf '%s\n' "$@" >&2; }

# step WHAT NEXT COMMAND...: run one step; if it fails say which, and what to type next.
step() {
    local what=$1 next=$2 log
    shift 2
    log=$(mktemp)
    say "· $what"
    if "$@" >"$log" 2>&1 </dev/null; then
        rm "$log"
        return
    fi
    tail -n 15 "$log" >&2
    stop "$what (all it said is in $log)" "$next"
}

stop() {
    say "" "Stopped at: $1" "What to type next: $2"
    exit 1
}

install_debian_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is no Debian: see $packages_file for what has to be installed here."
        return
    fi
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    say "These Debian packages are missing here:"
    reasons "${missing[@]}" >&2
    if ((EUID != 0)); then
        command -v sudo >/dev/null || stop "install Debian packages: only root may, and sudo is missing" \
            "as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        say "Only root may install them, so sudo may ask for your password."
        as_root=(sudo)
    fi
    local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
        apt-get install --yes --no-install-recommends "${missing[@]}")
    step "fetch the list of Debian packages" "${as_root[*]}${as_root:+ }apt-get update" \
        "${as_root[@]}" apt-get update
    step "install ${#missing[@]} Debian packages" "${install[*]}" "${install[@]}"
}

missing_packages() {
    local wanted
    mapfile -t wanted < <(awk -v needs=" $* " 'index(needs, " " $1 " ") { print $2 }' "$packages_file")
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort) \
        <(dpkg-query --show --showformat='${db:Status-Abbrev}${Package}\n' "${wanted[@]}" \
            2>/dev/null | sed -n 's/^ii //p' | sort)
}

reasons() {
    awk -v packages=" $* " 'index(packages, " " $2 " ") {
        package = $2; sub(/^[^ ]+ +[^ ]+ +/, ""); printf "    %-26s%s\n", package, $0
    }' "$packages_file"
}

# What the virtual environment was made from; a change in any of it makes it again.
python_key() {
    (
        shopt -s nullglob
        printf '%s\n' "$root"
        cat "$root/requirements.lock" "$root/pyproject.toml" "$packages_file" \
            "$root"/citizenspot/locale/*/LC_MESSAGES/citizenspot.po
    ) | sha256sum
}

python_is_ready() { [[ -f $stamp && $(<"$stamp") == "$(python_key)" ]]; }

prepare_python() {
    local python anew="rm -rf $venv, then ./run"
    python=$(find_python)
    [[ -x $venv/bin/pip ]] ||
        step "make the virtual environment" "$anew" "$python" -m venv "$venv"
    step "install the locked Python packages (some minutes the first time)" \
        "check the network, then ./run again; if it stays: $anew" \
        pip_install --require-hashes --requirement "$root/requirements.lock"
    step "install this program" "$anew" \
        pip_install --no-deps --no-build-isolation --editable "$root"
    step "compile the translations" "git -C $root status citizenspot/locale" compile_translations
    python_key >"$stamp"
}

find_python() {
    local each
    for each in python3 python3.11 python3.12 python3.13; do
        "$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        printf '%s\n' "$each"
        return
    done
    stop "find Python 3.11 or later" "apt-get install python3"
}

pip_install() { "$venv/bin/pip" install --disable-pip-version-check --no-input "$@"; }

compile_translations() {
    compgen -G "$root/citizenspot/locale/*/LC_MESSAGES/citizenspot.po" || return 0
    "$venv/bin/pybabel" compile --directory "$root/citizenspot/locale" --domain citizenspot
}
