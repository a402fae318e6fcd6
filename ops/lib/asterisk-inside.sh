#!/bin/bash
# Runs inside a mount namespace of its own (asterisk.sh starts it): lays an instance's folders over the shared
# root directory, then becomes Asterisk. Nothing of this is visible outside, and all of it ends with the process.
#
# asterisk-inside.sh ROOT INSTANCE SOUNDS INCOMING
set -eu
root=${1%/} instance=$2 sounds=$3 incoming=$4

if [ -n "$root" ]; then
    # The shared root stays as it was built, whatever runs in it.
    mount --bind "$root" "$root"
    mount -o remount,bind,ro "$root" 2>/dev/null || true
    mount --rbind /dev "$root/dev"
    mount --rbind /proc "$root/proc"
    mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/tmp"
    mount --bind "$instance/hosts" "$root/etc/hosts"
fi
mount --bind "$instance/etc" "$root/etc/asterisk"
mount --bind "$instance/lib" "$root/var/lib/asterisk"
mount --bind "$instance/spool" "$root/var/spool/asterisk"
mount --bind "$incoming" "$root/var/spool/asterisk/monitor"
mount --bind "$instance/run" "$root/run/asterisk"
mount --bind "$instance/log" "$root/var/log/asterisk"
mount --bind "$sounds" "$root/usr/share/asterisk/sounds/zh/hotline"

ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -H -n)"
if [ -n "$root" ]; then exec chroot "$root" /usr/sbin/asterisk -f; fi
exec asterisk -f
