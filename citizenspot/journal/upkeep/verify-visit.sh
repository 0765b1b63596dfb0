#!/bin/sh
# Checks an exported visit with openssl and the standard tools of any system, and nothing else:
# each payload is what was sealed, each event follows from the last, and the head they lead to was
# signed with the key in desk-key.pem. Compare that key with the one the desk has published.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

fail() { echo "NOT as it was recorded: $1" >&2; exit 1; }
hexadecimal() { od -An -v -tx1 | tr -d ' \n'; }

visit_key=$(hexadecimal <visit-key)
cp start "$work/hash"
for event in events/*; do
    if [ -f "$event/sealed" ]; then
        openssl dgst -sha256 -binary <"$event/sealed" | cmp -s - "$event/digest" ||
            fail "the sealed payload of $event"
        # AES-256-GCM enciphers in counter mode from block 2 (NIST SP 800-38D §7.1); the last 16
        # bytes are its tag, for which the digest stands here.
        size=$(wc -c <"$event/sealed")
        tail -c +13 "$event/sealed" | head -c $((size - 28)) |
            openssl enc -d -aes-256-ctr -K "$visit_key" \
                -iv "$(head -c 12 "$event/sealed" | hexadecimal)00000002" |
            cmp -s - "$event/payload" || fail "the payload of $event"
    fi
    cat "$work/hash" "$event/digest" "$event/header" | openssl dgst -sha256 -binary >"$work/next"
    mv "$work/next" "$work/hash"
done
case $(tail -n 1 head) in
    *"\"$(hexadecimal <"$work/hash")\""*) ;;
    *) fail "the chain does not lead to the signed head" ;;
esac
openssl pkeyutl -verify -pubin -inkey desk-key.pem -rawin -in head -sigfile head.signature \
    >/dev/null || fail "the signature of the head"
echo "As it was recorded: $(ls events | wc -l) events, signed by the key in desk-key.pem."
