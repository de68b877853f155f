package org.flaghoist.sftp;

/** What became of a file that was to be put into a partner's inbox. */
public enum UploadResult {
    /** It was uploaded and has its final name. */
    PUT,
    /**
     * It lay there already with the same bytes: the hub had put it there and died, or lost the server's answer, before
     * it could say so.
     */
    FOUND,
    /**
     * It was uploaded, and perhaps for the second time: how an earlier try ended is not known, and the partner may have
     * taken its file away since.
     */
    AGAIN,
    /** Other bytes have its name; they were left as they are. */
    OTHER
}
