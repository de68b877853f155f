package org.flaghoist.reload;

/** How it stands with a reload. */
public enum ReloadState {
    /** The hubs read and check their files. */
    CHECKING,
    /** All hubs have checked the same, and work by it from now on. */
    AGREED,
    /** All hubs work by these files already. */
    UNCHANGED,
    /** A hub found faults, or the hubs have different files: none has changed anything. */
    REFUSED,
    /** A hub has not answered in time: none has changed anything. */
    EXPIRED
}
