// #region transform
export default {
  transform: { '\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!.*@nest-slack/)'],
};
// #endregion
