/** Whether this process was started with a way to send text messages; only production without a gateway has none. */
export const sendsMessages = (): boolean => process.env['MESSAGES'] !== 'none';
