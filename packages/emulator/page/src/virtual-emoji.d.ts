declare module 'virtual:emoji' {
  /** Slack's emoji as `packEmoji` packs them, in the order of pickers. */
  const packed: string;
  export default packed;
}
