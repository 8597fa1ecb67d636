package io.jikimi.keeper;

import org.springframework.jdbc.datasource.AbstractDataSource;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** The way to the database, which can be shut. */
final class Door extends AbstractDataSource {

    private final DataSource source;
    private volatile boolean shut;

    Door(DataSource source) {
        this.source = source;
    }

    void close() {
        shut = true;
    }

    void open() {
        shut = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (shut) {
            throw new SQLException("shut on purpose");
        }
        return source.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }
}
